/** Signs of a reason, a note, an act of an approach plan. */
export const PLAN_TEXT_MAX = 500;
/** The most people that one target can be: more than live in the country is a slip of the finger. */
export const PEOPLE_MAX = 100_000_000;
/** Targets in one version of a province's plan: its units, communes, hamlets and collectors. */
export const TARGETS_MAX = 20_000;
/** Versions of one plan. */
export const VERSIONS_MAX = 100;
/** The years for which plans are made: the law begins with 2008. */
export const PLAN_YEAR_MIN = 2008;
export const PLAN_YEAR_MAX = 2100;
/** Parts among which one number is divided. */
export const PARTS_MAX = 5000;
/** Days of one sprint. */
export const SPRINT_DAYS_MAX = 92;
/** Steps of one approach plan. */
export const FOLLOW_UPS_MAX = 200;
/** Years of history from which a season is learned. */
export const SEASON_YEARS_MAX = 15;
/** Communes whose facts are told at once: more than any province has. */
export const AREAS_MAX = 1000;
/** Hamlets of one commune. */
export const HAMLETS_MAX = 500;
/** Kilometres from a commune's centre beyond which a hamlet is said to be far. */
export const FAR_KM_MAX = 100;
/** The largest number that is looked at before it is refused by its field. */
export const TOLD_MAX = 1_000_000;
