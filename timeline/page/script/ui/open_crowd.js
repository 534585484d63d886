// Opens a page of many events that has its list written out.

import { listInPage } from "./list.js";
import { open } from "./opening.js";
import { listenToOverview } from "./overview.js";
import { part } from "./page.js";
import { listenForTips } from "./tips.js";

listenToOverview();
listenForTips();
open(JSON.parse(part("data").textContent || ""), listInPage(), null);
