// What a modal dialog covers.

/** The ids of the nodes that lie under the topmost modal dialog: they can be neither reached nor read. */
export function coveredByModal(nodes) {
  const covered = new Set();
  let siblings = nodes;
  for (const node of pathToTopModal(nodes)) {
    for (const sibling of siblings.slice(0, siblings.indexOf(node))) covered.add(sibling.id); // what comes after floats above
    siblings = node.children ?? [];
  }
  return covered;
}

/** The nodes from the root to the topmost modal dialog, or none. */
function pathToTopModal(nodes) {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const below = pathToTopModal(nodes[i].children ?? []);
    if (below.length > 0) return [nodes[i], ...below];
    if (nodes[i].modal) return [nodes[i]];
  }
  return [];
}
