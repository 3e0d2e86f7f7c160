import type { ReadinessLine } from '~/domain/session/readiness'
import { Icon, type IconName } from '../ui/icon'

const signs: Record<ReadinessLine['state'], { icon: IconName; word: string; className: string }> = {
	ready: { icon: 'tick', word: 'Ready: ', className: 'good' },
	missing: { icon: 'warn', word: 'Missing: ', className: '' },
	note: { icon: 'info', word: '', className: 'note' },
}

/** What the session has and lacks: one line each, with a sign and a word. */
export function Readiness({ lines }: { lines: ReadinessLine[] }) {
	if (lines.length === 0) return <p className="small soft mt-3">Nothing is missing.</p>
	return (
		<ul className="next-steps">
			{lines.map((line) => (
				<li key={line.id} className={signs[line.state].className}>
					<Icon name={signs[line.state].icon} />
					<span className="small">
						<span className="vh">{signs[line.state].word}</span>
						{line.text}
					</span>
				</li>
			))}
		</ul>
	)
}
