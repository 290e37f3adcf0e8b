// Starts the program with what this device keeps.

/**
 * Gives the program what this device keeps, then starts it.
 * @param {object} parts of the page, by their names in main.js
 * @param {Promise<void>} opened resolves when the database is open
 * @param {boolean} hasTurn this tab has the turn to write
 */
export async function startProgram({ gate, language, program, route, storage, tabs }, opened, hasTurn) {
  try {
    await opened;
    const { lostShop, lacksChanges } = await storage.start(hasTurn);
    await language.begin();
    program.give([lostShop], 'start', lacksChanges);
    tabs.begin();
    if (hasTurn) gate.open();
    else if (!document.hidden) tabs.want();
  } catch (error) {
    program.give([error.message], 'start_with_trouble');
    tabs.stop(); // another tab may be able to write
    gate.open();
  }
  program.give([route.current()], 'route_changed');
}
