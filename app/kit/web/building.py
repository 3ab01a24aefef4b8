"""Models are built when they are first used, the framework's own, too; to be imported before it.

To build all of them was an eighth of a start, and most answer no request of a day.
"""

import warnings

from pydantic import BaseModel
from pydantic.warnings import UnsupportedFieldAttributeWarning

BaseModel.model_config["defer_build"] = True
# The framework hushes it while it reads a body's field, which is built later now.
warnings.filterwarnings("ignore", category=UnsupportedFieldAttributeWarning)
