import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Pathway, pathwayFile } from '~/domain/facilitator/pathway'
import { STAGE_KEY } from './stages-taken'

/** The pathway as it ships, to the level of the tests. */
export function aPathway(): Pathway {
	const shipped: unknown = parse(readFileSync('content/facilitators/pathway.yaml', 'utf8'))
	return { ...pathwayFile.parse(shipped), stages: [STAGE_KEY] }
}
