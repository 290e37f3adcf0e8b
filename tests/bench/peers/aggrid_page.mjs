// All tickets in AG Grid, in the columns that our own list has.
const { agGrid } = window;

const text = await (await fetch('tickets.json')).text();
const time = (ms) => new Date(ms).toLocaleString('en-GB');
const rowData = text.trimEnd().split('\n').map((line) => JSON.parse(line))
  .filter(({ trashed }) => !trashed)
  .map(({ id, number, subject, customer, state, priority, channel, assignee, opened_at, messages }) => ({
    id, number, subject, customer: customer.name, state, priority, channel, assignee, opened: opened_at,
    changed: messages.at(-1)?.at ?? opened_at,
  }));

const fields = ['number', 'subject', 'customer', 'state', 'priority', 'channel', 'assignee', 'opened', 'changed'];
agGrid.ModuleRegistry.registerModules([agGrid.AllCommunityModule]);
window.grid = agGrid.createGrid(document.querySelector('#grid'), {
  rowData,
  columnDefs: fields.map((field) => ({
    field, filter: true, ...(/opened|changed/.test(field) && { valueFormatter: ({ value }) => time(value) }),
  })),
  getRowId: ({ data }) => data.id,
  onFirstDataRendered: () => { window.ready = true; },
});
window.rows = rowData.length;
