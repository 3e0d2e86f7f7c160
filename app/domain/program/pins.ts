import { writtenCore, writtenModules } from './find'
import type { Requirement } from './frontmatter'
import type { WrittenModule } from './kept-lesson'
import type { Stage } from './lesson'

/** Module id → hash of its lesson: the version of a stage that a cohort reads. */
export type Pins = Record<string, string>

/** The stage as it stands in content/ today. An elective is no cohort’s, and read as it is. */
export function pinsOfToday(stage: Stage): Pins {
	return Object.fromEntries(writtenCore(stage).map((module) => [module.id, module.lesson.hash]))
}

/** The same, with those of today that rules ask for besides: what a cohort is asked to read is kept for it, too. */
export function pinsWithAsked(stage: Stage, pins: Pins, rules: readonly Requirement[]): Pins {
	// A cohort that keeps nothing yet goes by what is there today, whole.
	if (Object.keys(pins).length === 0) return pins
	const asked = modulesNamed(rules)
	const today = Object.entries(pinsOfToday(stage)).filter(([id]) => asked.includes(id))
	return { ...Object.fromEntries(today), ...pins }
}

/** Today's, for a cohort that kept others; what its rules name and is no more in the core of today stays among them. */
export function pinsMoved(stage: Stage, pins: Pins, rules: readonly Requirement[]): Pins {
	const asked = modulesNamed(rules)
	const written = new Map(writtenModules(stage).map(({ id, lesson }) => [id, lesson.hash]))
	const kept = Object.entries(pins).flatMap(([id, hash]) =>
		asked.includes(id) ? [[id, written.get(id) ?? hash] as const] : [],
	)
	return { ...Object.fromEntries(kept), ...pinsOfToday(stage) }
}

function modulesNamed(rules: readonly Requirement[]): string[] {
	return rules.flatMap((rule) => (rule.kind === 'modules' && rule.core !== 'all' ? rule.core : []))
}

/** Hashes that content/ no longer holds: what must be taken from the database to read by these pins. */
export function hashesMissing(stage: Stage, pins: Pins): string[] {
	const today = pinsOfToday(stage)
	return Object.entries(pins).flatMap(([id, hash]) => (today[id] === hash ? [] : [hash]))
}

/**
 * The stage as a cohort reads it: each pinned module in its kept version, one that has left the program after the others.
 * A module written since is there too, as it is today. What is not among `kept` reads as today. One that is pinned is core,
 * also where the program made an elective of it since.
 */
export function stageAsPinned(stage: Stage, pins: Pins, kept: ReadonlyMap<string, WrittenModule>): Stage {
	const old = (id: string) => {
		const hash = pins[id]
		return hash === undefined ? undefined : kept.get(hash)
	}
	const gone = Object.keys(pins)
		.filter((id) => !stage.modules.some((module) => module.id === id))
		.flatMap((id) => {
			const kept = old(id)
			return kept ? [{ ...kept, id, key: `${stage.key}/${id}` }] : []
		})
		.map((module, index) => ({ ...module, position: stage.modules.length + index + 1 }))
	// Name and place stay a module's own: of lessons with the same words, only the first is kept.
	const modules = stage.modules.map((module) => {
		const { id, key, position } = module
		return { ...module, ...old(id), id, key, position }
	})
	const electives = stage.electives.filter(({ id }) => !(id in pins))
	return { ...stage, electives, modules: [...modules, ...gone] }
}
