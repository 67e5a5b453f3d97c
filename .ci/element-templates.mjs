// Validates the element templates beside the models against the schema Camunda Modeler uses.
import { readFileSync, readdirSync } from 'node:fs';
import { validate } from '@bpmn-io/element-templates-validator';

const folder = new URL('../processes/.camunda/element-templates/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
let bad = files.length === 0 ? 1 : 0;
for (const name of files) {
  const { valid, errors } = validate(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  if (!valid) {
    bad++;
    console.error(`${name}: ${errors.map((error) => `${error.dataPath ?? error.instancePath ?? ''} ${error.message}`).join('; ')}`);
  }
}
process.exit(bad ? 1 : 0);
