"""The application: what a person sees and does."""

import layouts as layouts  # first of all: before anything loads numpy
