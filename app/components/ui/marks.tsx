import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** The one yellow arrow board of a page: the next thing, and what it takes. */
export function Signpost({
	to,
	title,
	sub,
	time,
	wide = true,
}: {
	to: string
	title: string
	sub: string
	time?: string
	wide?: boolean
}) {
	return (
		<Link className={wide ? 'sign wide' : 'sign'} to={to} prefetch="intent">
			<SignpostBody title={title} sub={sub} time={time} />
		</Link>
	)
}

export function SignpostButton({
	title,
	sub,
	time,
	...rest
}: {
	title: string
	sub: string
	time?: string
	name?: string
	value?: string
	form?: string
}) {
	return (
		<button className="sign" type="submit" {...rest}>
			<SignpostBody title={title} sub={sub} time={time} />
		</button>
	)
}

function SignpostBody({ title, sub, time }: { title: string; sub: string; time?: string }) {
	return (
		<>
			<span>
				<b>{title}</b>
				<span>{sub}</span>
			</span>
			{time ? <span className="t num">{time}</span> : null}
		</>
	)
}

/** Nothing here yet: a loose rope end, why it matters, one act. */
export function Empty({ title, children, act }: { title: string; children: ReactNode; act?: ReactNode }) {
	return (
		<div className="empty">
			<svg viewBox="0 0 104 44" fill="none" aria-hidden="true">
				<path
					d="M2 32c10 0 14-22 28-22s18 8 26 8M56 18c8 0 8 20-4 20s-12-22 6-22 20 10 34 8"
					stroke="var(--case)"
					strokeWidth="7"
				/>
				<path
					d="M2 32c10 0 14-22 28-22s18 8 26 8M56 18c8 0 8 20-4 20s-12-22 6-22 20 10 34 8"
					stroke="var(--rope)"
					strokeWidth="4"
				/>
				<path d="M95 23l7-3" stroke="var(--edge)" strokeWidth="2" strokeDasharray="3 3" />
			</svg>
			<h2>{title}</h2>
			<p>{children}</p>
			{/* No paragraph: a form in one is taken out of it by every browser, and the page's tree is no longer the server's. */}
			{act ? <div className="acts">{act}</div> : null}
		</div>
	)
}

/** Where this page hangs. The last entry is the page itself. */
export function Crumbs({ trail }: { trail: { name: string; to?: string }[] }) {
	return (
		<nav aria-label="Where you are">
			<ol className="crumbs">
				{trail.map((crumb) => (
					<li key={crumb.name} aria-current={crumb.to ? undefined : 'page'}>
						{crumb.to ? <Link to={crumb.to}>{crumb.name}</Link> : crumb.name}
					</li>
				))}
			</ol>
		</nav>
	)
}

/** Progress as paid-out rope; the words beside it say the same. @param share 0..1 */
export function Rope({ share }: { share: number }) {
	const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
	return (
		<span className="rope" style={{ ['--at' as string]: `${percent}%` }} aria-hidden="true">
			{percent > 0 ? <i /> : null}
		</span>
	)
}

export function Who({ name, initials, className = '' }: { name: string; initials: string; className?: string }) {
	return (
		<span className={`who ${className}`} title={name} aria-hidden="true">
			{initials}
		</span>
	)
}
