import { Form, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { type Progress, stageNames } from '~/domain/formation/kinds'

const LOOK_AGAIN_MS = 1_200

/** A search under way: how far, how good the best so far is, and an end for who does not want to wait. */
export function UnderWay({ progress, people }: { progress: Progress; people: number }) {
	const { revalidate, state } = useRevalidator()
	useEffect(() => {
		if (state !== 'idle') return
		const timer = setTimeout(revalidate, LOOK_AGAIN_MS)
		return () => clearTimeout(timer)
	}, [revalidate, state])
	const seconds = Math.round(progress.elapsedMs / 1000)
	return (
		<section className="under-way" aria-labelledby="under-way">
			{/* Without JavaScript the page asks again by itself. */}
			<noscript>
				<meta httpEquiv="refresh" content="3" />
			</noscript>
			<h2 className="h2" id="under-way">
				Arranging {people} people
			</h2>
			<p role="status">
				{stageNames[progress.stage]}, {seconds} s. {progress.placed} of {people} have a place so far.
			</p>
			<progress max={people} value={progress.placed} aria-label="People with a place" />
			<p className="small soft">
				It takes half a minute at most. You can leave this page: the proposal waits here.
				{progress.cost !== null && progress.bound !== null
					? ` What is not met counts ${Math.round(progress.cost)} points in the best so far, fewer is better; none can have fewer than ${Math.round(progress.bound)}.`
					: ''}
			</p>
			<Form method="post">
				<button className="btn edge" type="submit" name="intent" value="end">
					End it and take the best so far
				</button>
			</Form>
		</section>
	)
}
