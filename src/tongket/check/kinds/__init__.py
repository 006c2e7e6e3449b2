"""Every kind of finding: its stable code, its facts, how grave it is. One module for each letter and matter."""
