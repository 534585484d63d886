// Opens a page that writes its list on demand.

import { listOnDemand } from "./on_demand.js";
import { open } from "./opening.js";
import { failed } from "./trouble.js";
import { unpacked } from "./unpacking.js";

unpacked()
  .then(({ csv, data }) => open(data, listOnDemand(csv, data), csv))
  .catch(failed);
