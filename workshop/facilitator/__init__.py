"""The facilitator's side: the Streamlit dashboard, the way in, and the JSON API."""
