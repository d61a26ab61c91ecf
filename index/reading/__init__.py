"""Files read as records: the form as text, our JSON, our own DOCX. The type is told by content, not by name."""

from index.reading.files import MAX_BYTES, read_bytes, read_file, read_text

__all__ = ["MAX_BYTES", "read_bytes", "read_file", "read_text"]
