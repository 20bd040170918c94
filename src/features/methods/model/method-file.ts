import { z } from 'zod';
import { AppError } from '#shared/app-error';
import { slug } from '#shared/slug';
import { METHOD_FORMAT, METHOD_FORMAT_VERSION, type Method, methodSchema } from './method';

/** The end of a method file's name. */
export const METHOD_EXTENSION = '.methode.json';
/** What a method may weigh: the longest is a hundred times smaller. */
export const MAX_METHOD_CHARACTERS = 4_000_000;

/** What every file of this family says of itself, whatever else it holds. */
const headSchema = z.object({ format: z.string().optional(), formatVersion: z.number().optional() });

/**
 * Reads the text of a method file. Throws `too-large`, `damaged-file` when it can't be read at all or a
 * part is missing (the path of the first one in `details.where`), `unknown-file-kind` when it is something
 * else, `newer-version` when a newer app wrote it. Parts this version does not know are left out.
 */
export function parseMethod(text: string): Method {
  if (text.length > MAX_METHOD_CHARACTERS) throw new AppError('too-large', `method of ${text.length} characters`);
  const json = readJson(text);
  const head = headSchema.safeParse(json);
  if (!head.success || head.data.format !== METHOD_FORMAT) throw new AppError('unknown-file-kind', 'not a method file');
  if ((head.data.formatVersion ?? 0) > METHOD_FORMAT_VERSION)
    throw new AppError('newer-version', `method format ${head.data.formatVersion}, this app reads ${METHOD_FORMAT_VERSION}`);
  const result = methodSchema.safeParse(json);
  if (!result.success) throw damaged(result.error);
  return checkedReferences(result.data);
}

/** The text of a method file: two spaces, keys in the order of the schema, so that two editions compare line by line. */
export function writeMethod(method: Method): string {
  return `${JSON.stringify(methodSchema.parse(method), null, 2)}\n`;
}

/** `diagnostic-partage.methode.json`: the name to save under, from the method's title. */
export function methodFileName(method: Pick<Method, 'title'>): string {
  return `${slug(method.title) || 'methode'}${METHOD_EXTENSION}`;
}

/** The JSON Schema (draft 2020-12) other software checks a method file with. */
export function methodJsonSchema(): object {
  return {
    $id: 'urn:faire-avec:methode:1',
    title: 'Méthode Faire Avec',
    ...z.toJSONSchema(methodSchema, { target: 'draft-2020-12', io: 'input' }),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new AppError('damaged-file', 'the method is not readable JSON', {}, { cause: error });
  }
}

function damaged(error: z.ZodError): AppError {
  const first = error.issues[0];
  const where = first?.path.join(' › ') ?? '';
  return new AppError('damaged-file', `method refused at ${where}: ${first?.message ?? ''}`, { where });
}

/** A step that names a role or a tool the file does not hold, or two parts of one id: half a method is not a method. */
function checkedReferences(method: Method): Method {
  const steps = method.phases.flatMap((phase) => phase.steps);
  for (const group of [method.phases, steps, method.roles, method.tools, method.rules, method.principles, method.outline]) {
    const twice = group.find((part, index) => group.findIndex((other) => other.id === part.id) !== index);
    if (twice) throw new AppError('damaged-file', `two parts are called ${twice.id}`, { where: twice.id });
  }
  const [roles, tools] = [new Set(method.roles.map((role) => role.id)), new Set(method.tools.map((tool) => tool.id))];
  for (const step of steps) {
    const lost = [...step.roles.filter((role) => !roles.has(role)), ...step.tools.filter((tool) => !tools.has(tool))];
    if (lost.length > 0) throw new AppError('damaged-file', `step ${step.id} names ${lost[0]}`, { where: `${step.id} › ${lost[0]}` });
  }
  return method;
}
