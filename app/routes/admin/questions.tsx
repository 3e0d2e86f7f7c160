import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AgreementTable } from '~/components/desk/agreement-table'
import { FlawedItem, type Item, ItemTable } from '~/components/desk/item-table'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { LEAST_KAPPA, type RubricAgreement, WORKS_FOR_CRITERION } from '~/domain/assessment/agreement'
import { readAgreement } from '~/domain/assessment/agreement.server'
import { flawWords } from '~/domain/assessment/flaw-words'
import {
	ANSWERS_FOR_DISCRIMINATION,
	ANSWERS_FOR_SHARES,
	type ItemStatistics,
	RELEASED_AT_ONCE,
} from '~/domain/assessment/item-statistics'
import { readItemStatistics } from '~/domain/assessment/item-statistics.server'
import { counted, spelled } from '~/domain/number-words'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'content', help: 'questions' }
export const meta: MetaFunction = () => [{ title: 'Questions · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, content } = args.context
	const banks = await readItemStatistics(db, content.programs, content.banks)
	const agreement = await readAgreement(db, content.rubrics)
	return {
		rubrics: agreement.map(({ rubric, works, all, criteria }) => ({
			id: rubric.id,
			title: rubric.title,
			works,
			rows: [...criteria, { id: 'all', title: 'All criteria', starred: false, agreement: all }].map(toAgreement),
		})),
		banks: banks.map(({ bank, stage, tries, items }) => ({
			id: bank.id,
			name: `${stage.label}, ${stage.title}`,
			tries,
			items: items.map(toItem),
		})),
	}
})

function toItem({ question, asked, difficulty, discrimination, taken, flaws }: ItemStatistics): Item {
	const situation = question.kind === 'scenario' ? `${question.situation} ` : ''
	return {
		id: question.id,
		ask: `${situation}${question.ask}`,
		asked,
		right: difficulty === null ? null : percent(difficulty),
		separates: discrimination === null ? null : twoDigits(discrimination),
		options:
			taken &&
			question.options.map(({ id, says, correct }) => {
				const count = taken.find((each) => each.id === id)?.count ?? 0
				return { id, says, isRight: correct, taken: count, share: percent(count / asked) }
			}),
		flaws: flaws.map((flaw) => flawWords[flaw]),
	}
}

function toAgreement({ id, title, starred, agreement }: RubricAgreement['criteria'][number]) {
	const kappa = agreement?.kappa ?? null
	return {
		id,
		title: starred ? `${title} ★` : title,
		same: agreement && percent(agreement.same),
		near: agreement && percent(agreement.near),
		kappa: kappa === null ? null : twoDigits(kappa),
		isLow: kappa !== null && kappa < LEAST_KAPPA,
	}
}

function twoDigits(number: number): string {
	return number.toFixed(2).replace('-', '−')
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`
}

export default function Questions() {
	const { banks, rubrics } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Content', to: paths.adminContent() }, { name: 'Questions' }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">How the questions do</h1>
					<p className="lede">
						What answers say about each question of a knowledge check: first tries only, taken in{' '}
						{spelled(RELEASED_AT_ONCE)} at a time, so that nobody’s answers can be told from a change.
					</p>
				</div>
			</div>
			{banks.map(({ id, name, tries, items }) => {
				const flawed = items.filter(({ flaws }) => flaws.length > 0)
				return (
					<Section
						key={id}
						id={`bank-${id}`}
						title={name}
						aside={`${counted(items.length, 'question', 'questions')}, ${counted(tries, 'first try', 'first tries')}`}
					>
						{tries === 0 ? (
							<p className="mt-4">
								No figures yet. They come with the first {spelled(RELEASED_AT_ONCE)} people who have handed in a try.
							</p>
						) : (
							<>
								<h3 className="h3 mt-4">
									{flawed.length > 0
										? `${counted(flawed.length, 'question is', 'questions are')} worth a look`
										: items.some(({ right }) => right !== null)
											? 'No question stands out'
											: 'Too few answers yet to say anything of a question'}
								</h3>
								<ul className="rows">
									{flawed.map((item) => (
										<FlawedItem key={item.id} item={item} />
									))}
								</ul>
								<details className="mt-4">
									<summary className="strong">All {items.length} questions</summary>
									<ItemTable items={items} name={`All questions of ${name}`} />
								</details>
							</>
						)}
					</Section>
				)
			})}
			<p className="small soft mt-6">
				Shares are told from {spelled(ANSWERS_FOR_SHARES)} answers on, discrimination from {ANSWERS_FOR_DISCRIMINATION}.
				It says whether those who get a question right do well on the rest of their try: from −1 to 1, and 0.2 is the
				least that helps.
			</p>
			<Section id="agreement" title="How assessors agree" aside="Two score the same work without seeing each other">
				{rubrics.length === 0 ? <p className="mt-4">No work has been scored by two yet.</p> : null}
				{rubrics.map(({ id, title, works, rows }) => (
					<div key={id} className="mt-4">
						<h3 className="h3">
							{title}: {works === 0 ? 'too few works yet' : counted(works, 'work', 'works')}
						</h3>
						{works > 0 ? <AgreementTable rows={rows} name={title} /> : null}
					</div>
				))}
				<p className="small soft mt-4">
					Works are taken in {spelled(RELEASED_AT_ONCE)} at a time, a criterion is told from {WORKS_FOR_CRITERION} on,
					and the wording of today alone counts. Kappa is 1 where two always agree and 0 where they agree as chance
					would; below {LEAST_KAPPA} the words of a criterion are read differently. Talk about an example, or mend the
					words.
				</p>
			</Section>
		</main>
	)
}
