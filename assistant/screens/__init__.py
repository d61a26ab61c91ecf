"""The web app: one file a screen. Screens show, ask and report; they decide nothing."""
