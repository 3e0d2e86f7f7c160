import type { Rubric } from '../assessment/rubric'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { againFrom, type Calibrated, judgeCalibration, type SampleScores, unscored } from './calibration'
import type { Ways } from './candidacy.server'
import { lockPerson } from './grant.server'
import { type Calibration, type StepOf, stepOf } from './pathway'

type Calibrating = { calibration: Calibration; rubric: Rubric; rule: StepOf<'prepare'>['calibration'] }

/** @throws DomainError 'not-found' where nobody calibrates for this level */
export function getCalibrating({ pathways, rubrics }: Ways, stageKey: string): Calibrating {
	const calibration = pathways.calibrations.get(stageKey)
	const rubric = calibration && rubrics.get(calibration.rubric)
	const way = pathways.ways.get(stageKey)
	const rule = way && stepOf(way, 'prepare')?.calibration
	if (!calibration || !rubric || !rule) throw new DomainError('not-found', 'calibration')
	return { calibration, rubric, rule }
}

/** Keeps what was scored, beside the key from then on. @throws DomainError 'invalid' ('not-all-scored') | 'conflict' ('too-early') */
export async function calibrate(
	db: Db,
	{ calibration, rubric, rule }: Calibrating,
	given: { personId: string; scores: SampleScores },
	now: Date,
): Promise<Calibrated> {
	if (unscored(calibration, rubric, given.scores).length > 0) throw new DomainError('invalid', 'not-all-scored')
	const { close, of, percent, passed } = judgeCalibration(calibration, given.scores, rule)
	await transact(db, async (tx) => {
		await lockPerson(tx, given.personId)
		const last = await findLastTry(tx, given.personId, calibration.stage)
		if (againFrom(last?.at ?? null, rule, now)) throw new DomainError('conflict', 'too-early')
		await tx.calibrationTry.create({ data: { ...given, stageKey: calibration.stage, close, of, passed, at: now } })
	})
	return { close, of, percent, passed }
}

/** By sample */
type Keys = Record<string, Calibration['samples'][number]['key']>
type OwnTry = { scores: SampleScores; close: number; of: number; passed: boolean; at: Date }

/** One's own last try, and the key beside it until it can be scored again: whoever reads the key does not score by it. */
export async function readCalibrating(
	db: Db,
	{ calibration, rule }: Calibrating,
	personId: string,
	now: Date,
): Promise<{ last: OwnTry | null; again: Date | null; keys: Keys | null }> {
	const last = await findLastTry(db, personId, calibration.stage)
	const again = againFrom(last?.at ?? null, rule, now)
	return { last, again, keys: again && Object.fromEntries(calibration.samples.map(({ id, key }) => [id, key])) }
}

async function findLastTry(db: Db | Tx, personId: string, stageKey: string): Promise<OwnTry | null> {
	const row = await db.calibrationTry.findFirst({
		where: { personId, stageKey },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
	})
	return row && { ...row, scores: row.scores as SampleScores }
}
