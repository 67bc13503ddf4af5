"""Plain files that people edit, turned into domain values; a mistake in a file is a value too."""
