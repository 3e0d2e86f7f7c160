import type { Instrument } from '../assessment/instrument'
import { instrumentsOf } from '../program/asked'
import type { Requirement } from '../program/frontmatter'

/**
 * The instrument with which a stage asks others about somebody, or lets its people ask; null for stages that ask nobody, or
 * cannot yet.
 */
export function roundInstrument(
	{ requirements, pulse }: { requirements: readonly Requirement[]; pulse?: string },
	instruments: ReadonlyMap<string, Instrument>,
): Instrument | null {
	const [named = pulse] = instrumentsOf(requirements)
	return named === undefined ? null : (instruments.get(named) ?? null)
}
