"""The script that Streamlit runs. It lies here because of any ``pages`` folder beside its script
Streamlit makes pages by itself, and shows them until the first ``st.navigation``.
"""

from workshop.facilitator.main import draw

draw()
