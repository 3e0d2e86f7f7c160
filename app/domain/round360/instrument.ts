import type { Instrument } from '../assessment/instrument'
import { instrumentsOf } from '../program/asked'
import type { Requirement } from '../program/frontmatter'

/** The instrument with which a stage asks others about somebody; null for stages that ask nobody, or cannot yet. */
export function roundInstrument(
	{ requirements }: { requirements: readonly Requirement[] },
	instruments: ReadonlyMap<string, Instrument>,
): Instrument | null {
	const [named] = instrumentsOf(requirements)
	return named === undefined ? null : (instruments.get(named) ?? null)
}
