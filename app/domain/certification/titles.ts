import { capitalized, spelled } from '../number-words'
import type { Requirement } from '../program/frontmatter'

/** What a requirement is called on pages. */
export function titleOf(requirement: Requirement): string {
	return titles[requirement.kind](requirement as never)
}

/** Whether a team is asked about itself: by the rule, whatever route somebody takes. */
export function asksTeam({ options }: Extract<Requirement, { kind: 'anyOf' }>): boolean {
	return options.some(({ kind }) => kind === 'teamReading')
}

type Titles = { [Kind in Requirement['kind']]: (requirement: Extract<Requirement, { kind: Kind }>) => string }

const titles: Titles = {
	modules: () => 'Modules',
	check: (rule) => `Knowledge check, ${rule.draw} questions`,
	sessions: (rule) => `Sessions, ${rule.attend} of ${rule.of}`,
	case: () => 'A case, with what came of it',
	contribution: (rule) => `Help with ${spelled(rule.count)} cases of others`,
	practice: () => 'Practice log',
	activities: () => 'Activities on the job',
	commitments: (rule) => `${capitalized(spelled(rule.closed))} commitments closed`,
	pairing: (rule) => (rule.shadowed || rule.mentored ? rule.what : 'Watching and being watched'),
	simulation: (rule) => `${capitalized(spelled(rule.finished))} ${rule.finished === 1 ? 'simulation' : 'simulations'}`,
	assessment: (rule) => rule.form,
	anyOf: (rule) => (asksTeam(rule) ? 'Team safety, read or planned' : 'How others see it'),
	conflicts: () => 'Conflict log',
	figures: () => 'Figures, interpreted',
	statement: (rule) => (rule.ratersAtLeast ? 'What partners say' : 'The sponsor’s word on the deliverable'),
	retrospective: () => 'A leadership retrospective',
}
