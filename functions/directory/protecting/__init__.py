"""Protected identity (skyddade personuppgifter): who gets it by an import is told to all."""
