"""How sentences, figures, dates, names and statements are told in plain English text. No model, no input or output."""
