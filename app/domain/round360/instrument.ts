import type { Instrument } from '../assessment/instrument'
import type { Requirement } from '../program/frontmatter'

/** The instrument with which a stage asks others about somebody; null for stages that ask nobody. */
export function roundInstrument(
	{ requirements }: { requirements: readonly Requirement[] },
	instruments: ReadonlyMap<string, Instrument>,
): Instrument | null {
	for (const requirement of requirements) {
		if (requirement.kind !== 'anyOf') continue
		for (const option of requirement.options) {
			if (option.kind === 'rounds360' && option.instrument) return instruments.get(option.instrument) ?? null
		}
	}
	return null
}
