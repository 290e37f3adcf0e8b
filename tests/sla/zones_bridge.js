// Time zones by the rules of what runs the program (web/device/zones.js).
addToLibrary({
  $zoneAt__deps: ['$UTF8ArrayToString'],
  $zoneAt: (zone, size) => UTF8ArrayToString(HEAPU8, zone, size, /* ignoreNul */ true),
  page_knows_zone__deps: ['$zoneAt'],
  page_knows_zone: (zone, size) => +Module['zones'].knows(zoneAt(zone, size)),
  page_zone_offset__deps: ['$zoneAt'],
  page_zone_offset: (zone, size, utc) => Module['zones'].offset(zoneAt(zone, size), utc),
  page_own_zone: () => 0,
});
