// Opens a page that writes its list on demand.

import { listOnDemand } from "./on_demand.js";
import { open } from "./opening.js";
import { listenToOverview } from "./overview.js";
import { listenForTips } from "./tips.js";
import { failed } from "./trouble.js";
import { unpacked } from "./unpacking.js";

listenToOverview();
listenForTips();
unpacked()
  .then(({ csv, data }) => open(data, listOnDemand(csv, data), csv))
  .catch(failed);
