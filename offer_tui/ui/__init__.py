"""How a person meets it on a screen: pages drawn as rows, and the screens that feed them."""
