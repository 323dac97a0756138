"""The application: what a person sees and does."""
