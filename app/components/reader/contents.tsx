import { Link } from '@remix-run/react'
import { Icon } from '../ui/icon'
import { Rope } from '../ui/marks'

type Page = {
	stage: { label: string; path: string }
	part: { title: string; number: number; of: number }
	module: { words: number }
	contents: { title: string; to: string; state: 'here' | 'done' | 'ahead' }[]
	minutesLeft: number
	minutesInAll: number
}

/** The parts of the module along a rope: paid out where one has been. */
export function Contents({ page }: { page: Page }) {
	return (
		<nav className="toc" aria-label="In this module">
			<Link className="back" to={page.stage.path}>
				<Icon name="back" />
				{page.stage.label}
			</Link>
			<ol>
				{page.contents.map((entry) => (
					<li key={entry.to} className={entry.state === 'done' ? 'done' : entry.state === 'here' ? 'half' : undefined}>
						<Link to={entry.to} prefetch="intent" aria-current={entry.state === 'here' ? 'step' : undefined}>
							{entry.title}
							{entry.state === 'done' ? <span className="vh">, read</span> : null}
						</Link>
					</li>
				))}
			</ol>
			<div className="meta">
				<span>{timeLeft(page)}</span>
				<span>{page.module.words.toLocaleString('en-US')} words</span>
				<span>Saved as you read</span>
				<span>
					<kbd>j</kbd> <kbd>k</kbd> next and previous part
				</span>
			</div>
		</nav>
	)
}

export function PhoneBar({ page }: { page: Page }) {
	const share = 1 - page.minutesLeft / Math.max(1, page.minutesInAll)
	return (
		<div className="bar-phone" role="region" aria-label="Where you are">
			<div>
				<span className="strong">
					{page.part.number} of {page.part.of}: {page.part.title}
				</span>
				<span>{timeLeft(page)}</span>
			</div>
			<Rope share={share} />
		</div>
	)
}

function timeLeft(page: Page): string {
	return page.minutesLeft === 0 ? 'All read' : `${page.minutesLeft} min left of ${page.minutesInAll}`
}
