"""The catalogue on a screen: every signal, and where its weight comes from."""
