"""On two nurseries."""

from tests.web.nurseries import dsp, heed, nurseries

__all__ = ["dsp", "heed", "nurseries"]
