from .chart.drawn import at as at
from .chart.figure import CONFIG as CONFIG
from .chart.figure import draw as draw
from .notebook import explore as explore
from .notebook import show as show
from .notebook import show_heading as show_heading
from .page.html import write_html as write_html
from .page.saved import write_picture as write_picture
from .read.article import check_cues as check_cues
from .read.article import find_dates as find_dates
from .read.events import read_events as read_events
from .read.precedes import precedes as precedes
from .read.problems import EventsError as EventsError
from .read.save import write_csv as write_csv

__version__: str
