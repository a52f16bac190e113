"""What all tests share: an environment that leads nowhere."""

import os

from hypothesis import settings

os.environ |= {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-north-1",
    "POWERTOOLS_SERVICE_NAME": "test",
}

# A busy machine is slow now and then: what is true does not depend on the time it takes.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")
