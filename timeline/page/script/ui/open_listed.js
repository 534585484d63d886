// Opens a page that has its list written out.

import { listInPage } from "./list.js";
import { open } from "./opening.js";
import { part } from "./page.js";

open(JSON.parse(part("data").textContent || ""), listInPage(), null);
