import type { ReactNode } from 'react'

/** A section of a page: a heading over an ink rule, perhaps a word at its end, then rows. */
export function Section({
	id,
	title,
	aside,
	className = 'section',
	children,
}: {
	id: string
	title: ReactNode
	aside?: ReactNode
	className?: string
	children: ReactNode
}) {
	return (
		<section className={className || undefined} aria-labelledby={id}>
			<div className="head">
				<h2 className="h2" id={id}>
					{title}
				</h2>
				{aside ? <span className="small soft">{aside}</span> : null}
			</div>
			{children}
		</section>
	)
}
