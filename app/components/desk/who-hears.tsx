import { Form } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { listed } from '~/domain/number-words'
import { Icon } from '../ui/icon'
import { type Hears, type Line, ToldList } from './told-list'

export type Shown = {
	preview: {
		hear: Hears[]
		silent: string[]
		concerns: string[]
		fingerprint: string
		isAgain: boolean
	}
	sent: [string, string][]
}

/** Before anybody is told: who will hear what, on their own clock. Confirming sends the same fields again. */
export function WhoHears({
	shown,
	act,
	aside,
	isMove = false,
	noun = 'session',
	children,
}: {
	shown: Shown
	/** "Change it": that they are told is added where somebody is */
	act: string
	aside?: string
	/** Every session in it had a date before: nobody is asked to a new one, told of the old one or not */
	isMove?: boolean
	/** What the letters are about, when several of them are counted */
	noun?: 'session' | 'meeting'
	/** What changes, above who hears of it */
	children?: ReactNode
}) {
	const heading = useRef<HTMLHeadingElement>(null)
	const { silent, concerns, fingerprint, isAgain } = shown.preview
	const hear = isMove
		? shown.preview.hear.map((each) => ({ ...each, lines: each.lines.map(asMoved) }))
		: shown.preview.hear
	useEffect(() => {
		if (fingerprint) heading.current?.focus()
	}, [fingerprint])
	return (
		<section className="hears" aria-labelledby="who-hears">
			<h2 className="h2" id="who-hears" ref={heading} tabIndex={-1}>
				{hear.length > 0
					? 'Nothing is sent yet. This is who will be told what'
					: 'Nothing is kept yet. Look at this first'}
			</h2>
			{isAgain ? (
				<p className="say warn mt-3" role="alert">
					<Icon name="warn" />
					<span>Something changed since you looked. This is how it stands now.</span>
				</p>
			) : null}
			{concerns.length > 0 ? (
				<div className="say warn mt-3">
					<Icon name="warn" />
					<ul>
						{concerns.map((concern) => (
							<li key={concern}>{concern}</li>
						))}
					</ul>
				</div>
			) : null}
			{children}
			<ToldList hear={hear} noun={noun} />
			{silent.length > 0 ? <p className="small soft mt-3">No letter for {listed(silent)}.</p> : null}
			{aside ? <p className="small soft mt-3">{aside}</p> : null}
			<Form method="post" className="mt-4">
				{shown.sent.map(([name, value]) => (
					<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
				))}
				<input type="hidden" name="seen" value={fingerprint} />
				<button className="btn ink" type="submit">
					{hear.length > 0 ? `${act} and tell them` : act}
				</button>{' '}
				<a className="btn text" href="?">
					Leave everything as it is
				</a>
			</Form>
		</section>
	)
}

function asMoved(line: Line): Line {
	return 'now' in line && line.news === 'invited' ? { ...line, news: 'moved' } : line
}
