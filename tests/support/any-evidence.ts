import fc from 'fast-check'
import type { Evidence } from '~/domain/certification/evidence'
import { PRACTICE_KINDS } from '~/domain/practice/log-kinds'
import { PAIRING_PARTS } from '~/domain/practice/pairing'
import { NO_ROUND } from '~/domain/round360/facts'
import {
	aCase,
	aModule,
	anActivity,
	anEntry,
	aStay,
	aTryOf,
	aWaiver,
	aWork,
	everyRule,
	nov,
	someRounds,
} from './evidence'

const laterOf = (one: Date | null, other: Date) => (one && one > other ? one : other)

/** Every evidence there can be, of November 2026. */
const day = fc.integer({ min: 1, max: 25 })
export const a = {
	module: fc
		.record({
			title: fc.constantFrom('Listening', 'Feedback', 'Careers'),
			day,
			state: fc.constantFrom('new', 'begun', 'done'),
		})
		.map(({ title, day: on, state }) => aModule(title, state === 'done' ? nov(on) : (state as 'new' | 'begun'))),
	check: fc
		.record({ right: fc.option(fc.integer({ min: 0, max: 15 })), day })
		.map(({ right, day: on }) => aTryOf(right, nov(on))),
	stay: fc
		.record({ minutes: fc.integer({ min: 0, max: 90 }), day, length: fc.constantFrom(45, 60, 75, 90) })
		.map(({ minutes, day: on, length }) => aStay(Math.min(minutes, length), on, length)),
	entry: fc
		.record({
			day,
			minutes: fc.integer({ min: 5, max: 240 }),
			kind: fc.constantFrom(...PRACTICE_KINDS),
			ofOwnWork: fc.boolean(),
		})
		.map(({ day: on, minutes, ...said }) => anEntry(on, minutes, said)),
	case: fc
		.record({
			via: fc.constantFrom('room', 'trio', 'casebook'),
			hasSuggestions: fc.boolean(),
			closedOn: fc.option(day),
		})
		.map(({ closedOn, ...said }) => aCase({ ...said, closedAt: closedOn === null ? null : nov(closedOn) })),
	contribution: fc
		.record({ on: day, isDated: fc.boolean() })
		.map(({ on, isDated }) => ({ at: isDated ? nov(on) : null, notBefore: nov(on) })),
	pairing: fc
		.record({ part: fc.constantFrom(...PAIRING_PARTS), on: day })
		.map(({ part, on }) => ({ part, at: nov(on) })),
	observation: day.map((on) => ({ at: nov(on) })),
	reading: fc.integer({ min: -90, max: 25 }).map((on) => ({ at: nov(on) })),
	activity: fc
		.record({
			id: fc.constantFrom('product-day', 'pnl', 'another'),
			words: fc.array(fc.tuple(fc.integer({ min: 15, max: 300 }), day), { maxLength: 3 }),
		})
		.map(({ id, words }) => anActivity(id, words)),
	signedOff: fc
		.record({ asked: fc.boolean(), on: fc.array(day, { maxLength: 3 }) })
		.map(({ asked, on }) => ({ begun: asked || on.length > 0, at: on.map((each) => nov(each)) })),
	simulation: day.map((on) => ({ at: nov(on) })),
	conflict: fc.option(day).map((on) => ({ settledAt: on === null ? null : nov(on) })),
	figure: fc
		.record({ kind: fc.constantFrom('retention', 'engagement', 'headcount'), on: day })
		.map(({ kind, on }) => ({ kind, at: nov(on) })),
	closing: day.map((on) => nov(on)),
	work: fc.constantFrom('draft', 'handed in', 'again', 'met' as const).map((state) => aWork(state)),
	waiver: fc
		.record({
			rule: fc.constantFrom(...everyRule.map((rule) => rule.id)),
			agreed: fc.boolean(),
			ends: fc.constantFrom(25, 30),
		})
		.map(({ rule, agreed, ends }) => aWaiver(rule, { agreedAt: agreed ? nov(2) : null, expiresAt: nov(ends) })),
}
export const aLeave = fc.record({ from: day, days: fc.integer({ min: 0, max: 20 }) }).map(({ from, days }) => ({
	fromDay: nov(from).toISOString().slice(0, 10),
	untilDay: nov(from + days)
		.toISOString()
		.slice(0, 10),
}))
/** The first and the latest round that says something: both, or neither. */
const aFact = fc
	.option(fc.tuple(day, day))
	.map((days) => days?.sort((one, other) => one - other).map((on) => nov(on)) ?? [null, null])
const dates = fc
	.record({ confirmedAt: aFact, closedAt: aFact, answeredAt: aFact, tooFewAt: aFact })
	.map(({ confirmedAt, closedAt, answeredAt, tooFewAt }) =>
		[0, 1].map((which) => ({
			confirmedAt: confirmedAt[which] ?? null,
			closedAt: closedAt[which] ?? null,
			answeredAt: answeredAt[which] ?? null,
			tooFewAt: tooFewAt[which] ?? null,
		})),
	)
const rounds = fc
	.tuple(dates, dates)
	.map(([all, told]) => [0, 1].map((which) => someRounds(all[which] ?? {}, told[which])))
export const anyEvidence: fc.Arbitrary<Evidence> = fc
	.record({
		rounds,
		modules: fc.array(a.module, { maxLength: 4 }),
		checks: fc.array(a.check, { maxLength: 5 }),
		sessions: fc.array(a.stay, { maxLength: 6 }),
		cases: fc.array(a.case, { maxLength: 4 }),
		contributions: fc.array(a.contribution, { maxLength: 4 }),
		practice: fc.array(a.entry, { maxLength: 8 }),
		pairings: fc.array(a.pairing, { maxLength: 4 }),
		observations: fc.array(a.observation, { maxLength: 3 }),
		plansWatched: fc.array(a.observation, { maxLength: 3 }),
		teamReadings: fc.array(a.reading, { maxLength: 3 }),
		figures: fc.array(a.figure, { maxLength: 4 }),
		activities: fc.uniqueArray(a.activity, { selector: ({ id }) => id, maxLength: 3 }),
		signedOff: a.signedOff,
		conflicts: fc.array(a.conflict, { maxLength: 4 }),
		simulations: fc.array(a.simulation, { maxLength: 4 }),
		commitmentsClosed: fc.array(a.closing, { maxLength: 5 }),
		commitmentsOpen: fc.integer({ min: 0, max: 3 }),
		submissions: fc.array(a.work, { maxLength: 4 }),
		leaves: fc.array(aLeave, { maxLength: 3 }),
		waivers: fc.array(a.waiver, { maxLength: 3 }),
	})
	.map(({ rounds: [first = NO_ROUND, latest = NO_ROUND], ...evidence }) => ({
		...evidence,
		rounds360: first,
		latest360: latest,
	}))
/** Which state is more than which */
export const RANK = { open: 0, 'in-progress': 1, waived: 2, met: 3, planned: -1 }

/** One more thing shown: a module done that was not, a try, a stay, a closing, a submission, an agreement. */
export const more: fc.Arbitrary<(evidence: Evidence) => Evidence> = fc.oneof(
	fc.nat().map((at) => (evidence: Evidence) => ({
		...evidence,
		modules: evidence.modules.map((module, index) =>
			index === at % evidence.modules.length ? { ...module, begun: true, doneAt: module.doneAt ?? nov(25) } : module,
		),
	})),
	a.check.map((check) => (evidence: Evidence) => ({ ...evidence, checks: [...evidence.checks, check] })),
	a.stay.map((stay) => (evidence: Evidence) => ({ ...evidence, sessions: [...evidence.sessions, stay] })),
	a.case.map((each) => (evidence: Evidence) => ({ ...evidence, cases: [...evidence.cases, each] })),
	a.contribution.map((each) => (evidence: Evidence) => ({
		...evidence,
		contributions: [...evidence.contributions, each],
	})),
	a.entry.map((entry) => (evidence: Evidence) => ({ ...evidence, practice: [...evidence.practice, entry] })),
	a.pairing.map((each) => (evidence: Evidence) => ({ ...evidence, pairings: [...evidence.pairings, each] })),
	a.observation.map((each) => (evidence: Evidence) => ({
		...evidence,
		observations: [...evidence.observations, each],
	})),
	a.observation.map((each) => (evidence: Evidence) => ({
		...evidence,
		plansWatched: [...evidence.plansWatched, each],
	})),
	a.reading.map((each) => (evidence: Evidence) => ({
		...evidence,
		teamReadings: [...evidence.teamReadings, each],
	})),
	fc.tuple(a.activity, fc.integer({ min: 15, max: 300 }), day).map(([each, minutes, on]) => (evidence: Evidence) => {
		const known = evidence.activities.find(({ id }) => id === each.id) ?? { ...each, confirmed: [] }
		const confirmed = [...known.confirmed, { minutes, at: nov(on) }]
		return {
			...evidence,
			activities: [...evidence.activities.filter(({ id }) => id !== each.id), { ...known, confirmed }],
		}
	}),
	day.map((on) => (evidence: Evidence) => ({
		...evidence,
		signedOff: { begun: true, at: [...evidence.signedOff.at, nov(on)] },
	})),
	a.conflict.map((each) => (evidence: Evidence) => ({ ...evidence, conflicts: [...evidence.conflicts, each] })),
	a.simulation.map((each) => (evidence: Evidence) => ({ ...evidence, simulations: [...evidence.simulations, each] })),
	a.figure.map((each) => (evidence: Evidence) => ({ ...evidence, figures: [...evidence.figures, each] })),
	fc
		.tuple(fc.constantFrom('confirmedAt', 'closedAt', 'answeredAt', 'tooFewAt'), day)
		.map(([fact, on]) => (evidence: Evidence) => ({
			...evidence,
			rounds360: { ...evidence.rounds360, [fact]: evidence.rounds360[fact as 'closedAt'] ?? nov(on) },
			latest360: { ...evidence.latest360, [fact]: laterOf(evidence.latest360[fact as 'closedAt'], nov(on)) },
		})),
	fc
		.tuple(fc.constantFrom('confirmedAt', 'closedAt', 'tooFewAt'), day)
		.map(([fact, on]) => ({ rounds360, latest360, ...evidence }: Evidence) => ({
			...evidence,
			rounds360: { ...rounds360, told: { ...rounds360.told, [fact]: rounds360.told[fact as 'closedAt'] ?? nov(on) } },
			latest360: {
				...latest360,
				told: { ...latest360.told, [fact]: laterOf(latest360.told[fact as 'closedAt'], nov(on)) },
				toldOf: { ...latest360.toldOf, [fact]: laterOf(latest360.toldOf[fact as 'closedAt'], nov(on)) },
			},
		})),
	a.closing.map((closing) => (evidence: Evidence) => ({
		...evidence,
		commitmentsClosed: [...evidence.commitmentsClosed, closing],
		commitmentsOpen: Math.max(0, evidence.commitmentsOpen - 1),
	})),
	a.work.map((work) => (evidence: Evidence) => ({ ...evidence, submissions: [...evidence.submissions, work] })),
	a.waiver.map((waiver) => (evidence: Evidence) => ({ ...evidence, waivers: [...evidence.waivers, waiver] })),
)
