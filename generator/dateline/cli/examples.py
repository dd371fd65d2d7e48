"""Example calls in; what stands under the options in a command's help, out."""


def show_examples(*lines: str) -> str:
    """Return what stands under a command's options; the first character keeps click from folding the lines."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
