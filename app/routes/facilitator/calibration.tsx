import {
	type ActionFunctionArgs,
	data,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Explained } from '~/components/facilitator/explained'
import { SampleForm } from '~/components/facilitator/sample-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { readScores } from '~/domain/assessment/schema'
import { levelOf } from '~/domain/cohort/level'
import { calibrate, getCalibrating, readCalibrating } from '~/domain/facilitator/calibrate.server'
import { type SampleScores, sampleField } from '~/domain/facilitator/calibration'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/assess.css?url'

export const handle = { at: 'practice', help: 'becoming-a-facilitator' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Sample answers, ${page?.level ?? ''} · Belay` },
]

const stageOf = (args: LoaderFunctionArgs | ActionFunctionArgs) => ({
	program: param(args, 'program'),
	stage: param(args, 'stage'),
})

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const { program, stage } = stageOf(args)
	const stageKey = `${program}/${stage}`
	const calibrating = getCalibrating(content, stageKey)
	const { calibration, rubric, rule } = calibrating
	const { last, again, keys } = await readCalibrating(db, calibrating, reader.id, clock())
	return {
		level: levelOf(content.programs, stageKey).label,
		rubric,
		rule,
		way: paths.way({ person: reader.id, program, stage }),
		samples: calibration.samples.map(({ id, title, text }) => ({ id, title, text })),
		last: last && {
			on: longDate(last.at, reader.timeZone),
			close: last.close,
			of: last.of,
			passed: last.passed,
			scores: last.scores,
		},
		keys,
		again: again && longDate(again, reader.timeZone),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const { program, stage } = stageOf(args)
	const calibrating = getCalibrating(content, `${program}/${stage}`)
	const formData = await readFormData(args.request)
	const scores: SampleScores = Object.fromEntries(
		calibrating.calibration.samples.map(({ id }) => [
			id,
			readScores(calibrating.rubric, (criterion) => formData.get(sampleField(id, criterion))),
		]),
	)
	try {
		const { passed, close, of } = await calibrate(db, calibrating, { personId: reader.id, scores }, clock())
		return goTo(
			paths.calibration({ program, stage }),
			flash(passed ? `Close enough: ${close} of ${of}.` : `${close} of ${of} were close. Read why, and try again.`),
		)
	} catch (error) {
		const words = { 'not-all-scored': 'Score every line of all three.', 'too-early': 'You have just read the key.' }
		return data({ problem: refusal(error, words), scores }, { status: 409 })
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function CalibrationPage() {
	const { level, rubric, rule, way, samples, last, again, keys } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<main id="main" className="page">
			<Crumbs
				trail={[{ name: 'Lead a level', to: paths.ways() }, { name: level, to: way }, { name: 'Sample answers' }]}
			/>
			<h1 className="h1">Score as others score</h1>
			<p className="lede">
				Three answers to the assessed work of {level}, shortened. {rule.percent} % of your scores within{' '}
				{rule.within === 1 ? 'one point' : `${rule.within} points`} of the key are close enough. Afterwards the key
				explains itself, until you can score again.
			</p>
			{last ? <Explained rubric={rubric} samples={samples} last={last} again={again} keys={keys} /> : null}
			{again ? null : (
				<SampleForm rubric={rubric} samples={samples} scores={answer?.scores ?? {}} problem={answer?.problem} />
			)}
		</main>
	)
}
