import { Form, Link } from '@remix-run/react'
import { useRef, useState } from 'react'
import { NO_OCCASION } from '~/domain/readiness/kinds'
import { paths } from '~/paths'
import { useAutosave } from '../ui/use-autosave'

export type QuestionView = { id: string; ask: string; anchors: string[]; answer: number | null }

/** One page of questions; answers are kept as they are given. `asks`: finished with questions open, and where the first is. */
export function Questions({
	questions,
	isLast,
	asks,
}: {
	questions: QuestionView[]
	isLast: boolean
	asks: { open: number; firstOn: string; to: string } | null
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	const [answered, setAnswered] = useState(questions.filter(({ answer }) => answer !== null).length)
	const keep = () => {
		if (!form.current) return
		const data = new FormData(form.current)
		setAnswered(questions.filter(({ id }) => data.has(`q:${id}`)).length)
		autosave.later()
	}
	return (
		<Form method="post" ref={form} className="attempt" onChange={keep} onSubmit={autosave.drop}>
			{questions.map(({ id, ask, anchors, answer }, index) => (
				<fieldset key={id} className="one">
					<legend className="q">
						{index + 1}. {ask}
					</legend>
					{anchors.map((anchor, place) => (
						<label key={anchor} className="opt choose">
							<input type="radio" name={`q:${id}`} value={place + 1} defaultChecked={answer === place + 1} />
							<span>{anchor}</span>
						</label>
					))}
					<label className="opt choose none">
						<input type="radio" name={`q:${id}`} value={NO_OCCASION} defaultChecked={answer === NO_OCCASION} />
						<span>There was no occasion to</span>
					</label>
				</fieldset>
			))}
			<div className="hand-in">
				{asks ? (
					<>
						<p className="strong" role="alert">
							{asks.open === 1 ? 'One question is open' : `${asks.open} questions are open`}, the first on{' '}
							<Link to={asks.to}>{asks.firstOn}</Link>.
						</p>
						<button className="btn edge" type="submit" name="intent" value="finish-open">
							Finish, with no occasion for {asks.open === 1 ? 'it' : 'them'}
						</button>
					</>
				) : (
					<p className="small soft" role="status">
						{autosave.problem ? `${autosave.problem} ` : ''}
						{answered} of {questions.length} on this page. {autosave.says ? `${autosave.says}.` : ''}
					</p>
				)}
				<button className="btn edge" type="submit" name="intent" value="leave">
					Keep it for later
				</button>
				<button className="btn ink" type="submit" name="intent" value={isLast ? 'finish' : 'next'}>
					{isLast ? 'Finish' : 'Next page'}
				</button>
			</div>
		</Form>
	)
}

/** The pages of the questions, with how far each is; any may be opened in any order. */
export function PageList({
	pages,
	here,
}: {
	pages: { dimension: string; name: string; to: string; answered: number; of: number }[]
	here?: string
}) {
	return (
		<nav aria-label="Pages of questions">
			<ol className="ready-pages">
				{pages.map((page) => (
					<li key={page.dimension}>
						<Link to={page.to} aria-current={page.dimension === here ? 'page' : undefined}>
							{page.name}
						</Link>{' '}
						<span className="micro faint num">
							{page.answered} of {page.of}
						</span>
					</li>
				))}
			</ol>
		</nav>
	)
}

/** What every page of it says about who reads along. */
export function WhoSees() {
	return (
		<p className="small soft">
			You. No admin, no manager and no facilitator sees that you answered, or what, unless you show one result to one of
			them by name. <Link to={paths.helpTopic({ topic: 'readiness' })}>How it works</Link>
		</p>
	)
}
