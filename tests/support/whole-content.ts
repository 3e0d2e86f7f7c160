import path from 'node:path'
import { readContent } from '../../server/content'

/** All that is shipped, with its faults, compiled from nothing: eight seconds, once for the test files of a worker. */
export const compiled = await readContent(path.resolve('content'), null)
