import type { Instrument } from '../assessment/instrument'
import type { Requirement } from '../program/frontmatter'

/** The instrument with which a stage asks others about somebody; null for stages that ask nobody, or cannot yet. */
export function roundInstrument(
	{ requirements }: { requirements: readonly Requirement[] },
	instruments: ReadonlyMap<string, Instrument>,
): Instrument | null {
	for (const requirement of requirements) {
		if (requirement.status === 'planned') continue
		if (requirement.kind === 'statement' && requirement.instrument)
			return instruments.get(requirement.instrument) ?? null
		if (requirement.kind !== 'anyOf') continue
		for (const option of requirement.options) {
			if ((option.kind === 'rounds360' || option.kind === 'teamReading') && option.instrument)
				return instruments.get(option.instrument) ?? null
		}
	}
	return null
}
