"""Where the record rests: files a person owns, written so that nothing said to be saved is lost."""
