"""The front door for people who know Streamlit: ``streamlit run streamlit_app.py``.

It serves this computer only. For phones in the room use ``workshop serve``.
"""

import streamlit as st

from workshop.app.alone import app_arguments_alone

app = st.App(**app_arguments_alone())
