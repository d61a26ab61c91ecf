"""Values into the words and tables that a screen shows. Imports no Gradio and decides nothing."""
