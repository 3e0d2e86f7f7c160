import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

export type RequirementView = {
	id: string
	kind: string
	title: string
	state: 'met' | 'in-progress' | 'open' | 'waived' | 'planned'
	short: string
	evidence: string[]
	left: string | null
	metOn: string | null
	to?: { href: string; label: string } | null
}

export const stateWords: Record<RequirementView['state'], string> = {
	met: 'met',
	'in-progress': 'in progress',
	open: 'open',
	waived: 'waived',
	planned: 'not built yet',
}

/** Filled tick met, half disc on the way, dashed ring open, w waived: the word is there for who cannot see the sign. */
export function RequirementSign({ state }: { state: RequirementView['state'] }) {
	return (
		<>
			<svg className="req-sign" viewBox="0 0 20 20" aria-hidden="true">
				{state === 'met' ? (
					<>
						<circle cx="10" cy="10" r="9" fill="var(--good)" />
						<path
							d="M5.500 10.500l3 3 6-7"
							fill="none"
							stroke="var(--on-tone)"
							strokeWidth="2.2"
							strokeLinecap="round"
							strokeLinejoin="round"
						/>
					</>
				) : state === 'in-progress' ? (
					<>
						<circle cx="10" cy="10" r="8.1" fill="none" stroke="var(--ink-2)" strokeWidth="1.75" />
						<path d="M10 2a8 8 0 000 16z" fill="var(--ink-2)" />
					</>
				) : state === 'waived' ? (
					<>
						<circle cx="10" cy="10" r="8.1" fill="none" stroke="var(--good)" strokeWidth="1.75" />
						<path
							d="M5.800 8l1.700 5L10 8l2.500 5 1.700-5"
							fill="none"
							stroke="var(--good)"
							strokeWidth="1.6"
							strokeLinejoin="round"
							strokeLinecap="round"
						/>
					</>
				) : (
					<circle
						cx="10"
						cy="10"
						r="8.1"
						fill="none"
						stroke="var(--edge)"
						strokeWidth="1.75"
						strokeDasharray="3 2.700"
					/>
				)}
			</svg>
			<span className="vh">{stateWords[state]}: </span>
		</>
	)
}

/** Each requirement with its evidence and what is left; those that cannot be recorded yet stand together at the end. */
export function RequirementList({
	results,
	children,
}: {
	results: RequirementView[]
	children?: (result: RequirementView) => ReactNode
}) {
	const planned = results.filter((result) => result.state === 'planned')
	return (
		<ul className="reqs">
			{results
				.filter((result) => result.state !== 'planned')
				.map((result) => (
					<li key={result.id}>
						<span>
							<RequirementSign state={result.state} />
						</span>
						<div>
							<h2 className="h3">{result.title}</h2>
							{result.evidence.map((line) => (
								<p className="small soft" key={line}>
									{line}
								</p>
							))}
							{result.left ? <p className="small">{result.left}</p> : null}
							{children?.(result)}
						</div>
						<span className="small soft">
							{result.to && result.state !== 'met' ? (
								<Link className="btn edge sm" to={result.to.href}>
									{result.to.label}
								</Link>
							) : result.metOn ? (
								`since ${result.metOn}`
							) : result.state === 'met' ? null : (
								result.short
							)}
						</span>
					</li>
				))}
			{planned.length > 0 ? (
				<li>
					<span>
						<RequirementSign state="planned" />
					</span>
					<div>
						<h2 className="h3">Not recorded here yet</h2>
						<p className="small soft">
							The level will also ask for these. Until Belay can record them they count neither for nor against anybody:{' '}
							{planned.map((result) => lowered(result.title)).join('; ')}.
						</p>
					</div>
				</li>
			) : null}
		</ul>
	)
}

const lowered = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

export function SignLegend() {
	return (
		<p className="legend micro faint">
			{(['met', 'in-progress', 'open', 'waived'] as const).map((state) => (
				<span key={state}>
					<RequirementSign state={state} />
					<span aria-hidden="true">{stateWords[state]}</span>
				</span>
			))}
		</p>
	)
}
