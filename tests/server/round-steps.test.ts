import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counting } from '../support/counting'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { BEGINNINGS, beginRounds, ROUND_STEPS, type RoundStepsWorld, roundCommands } from '../support/round-steps'
import { aRoundWorld, days } from '../support/round-world'

const db = await useDatabase()
const done: RoundStepsWorld['done'] = new Map()
const SEQUENCES = counting(4, 700)
const STEPS = counting(30, 40)

test.each(BEGINNINGS)(
	`A4: no order of steps from %s shows anybody what is not theirs, or too few, or twice, in ${SEQUENCES} sequences`,
	async (from) => {
		const { owner, lead } = await aRoundWorld(db)
		const stranger = await aPerson(db, { name: 'A Stranger' })
		await fc.assert(
			fc.asyncProperty(fc.commands(roundCommands(), { maxCommands: STEPS, size: 'max' }), async (commands) => {
				await db.$executeRawUnsafe('truncate "Round360", "Asking", "OutboxMail" cascade')
				const seen = { reports: new Map(), answered: new Map() }
				const real = { db, owner, lead, stranger, seen, done }
				const nowMs = (await beginRounds(real, from, days(0))).getTime()
				await fc.asyncModelRun(() => ({ model: { nowMs }, real }), commands)
			}),
			{ numRuns: SEQUENCES, unbiased: true },
		)
		if (SEQUENCES >= 700 && from === BEGINNINGS.at(-1))
			for (const says of ROUND_STEPS) expect(done.get(says) ?? 0, says).toBeGreaterThan(0)
	},
	3_600_000,
)
