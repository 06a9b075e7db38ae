// Generated from api/openapi.json by scripts/write-cli-types.mjs; not edited by hand.
export interface components {
    schemas: {
        BoardCounts: {
            byLight: {
                green?: number;
                yellow?: number;
                red?: number;
                grey?: number;
            };
            byStatus: {
                [key: string]: number;
            };
            total: number;
        };
        CalendarImport: {
            dryRun: boolean;
            applied: boolean;
            /** @enum {string} */
            format: "json" | "csv" | "text";
            year?: number;
            /** @description Whether it says anything that the calendar does not say already */
            changed: boolean;
            /** @description What set-calendar would take; absent while anything is at fault */
            table?: {
                version: string;
                years: {
                    [key: string]: {
                        year: number;
                        source: string;
                        offWeekdays: string[];
                        workWeekends: string[];
                        /** @description False while the notice is awaited */
                        announced: boolean;
                    };
                };
            };
            faults: {
                /** @description Of the text or the file; 0 is the whole */
                line: number;
                code: string;
                message: string;
            }[];
            /** @description Unusual, to be looked at; nothing is refused for them */
            warnings: {
                /** @description Of the text or the file; 0 is the whole */
                line: number;
                code: string;
                message: string;
            }[];
            /** @description Sentences with dates that arrange nothing */
            ignored: {
                line: number;
                text: string;
            }[];
            preview?: components["schemas"]["CalendarPreview"];
        };
        CalendarPreview: {
            version: string;
            /** Format: date-time */
            asOf: string;
            /** @description Open items that would adopt it */
            open: number;
            /** @description Of these, those that would change */
            moved: number;
            /** @description Whether every change is among the rows */
            complete: boolean;
            disputes: components["schemas"]["MovedClocks"];
            rows: {
                /** @description Left out where the caller may not read the item */
                item?: {
                    id: string;
                    title: string;
                    department: string;
                };
                /** @enum {string} */
                priority: "A" | "B" | "C";
                before: {
                    /** Format: date */
                    dueOn?: string;
                    provisional: boolean;
                };
                after: {
                    /** Format: date */
                    dueOn?: string;
                    provisional: boolean;
                };
            }[];
        };
        CalendarTable: {
            version: string;
            years: {
                [key: string]: {
                    year: number;
                    source: string;
                    offWeekdays: string[];
                    workWeekends: string[];
                    /** @description False while the notice is awaited */
                    announced: boolean;
                };
            };
        };
        CampaignPage: {
            id: string;
            /** @description For If-Match */
            version: number;
            status: components["schemas"]["CampaignStatus"];
            plan: components["schemas"]["Plan"];
            planVersion: number;
            lead: string;
            leaderInCharge: string;
            draftedBy: string;
            drafters: string[];
            warnings: ({
                id: string;
                path: string;
                word: string;
                zh: string;
                en: string;
            } & {
                [key: string]: unknown;
            })[];
            waiting: components["schemas"]["WaitingStep"][];
            milestones: ({
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                gate?: string;
                /** Format: date */
                reachedOn?: string;
            } & {
                [key: string]: unknown;
            })[];
            items: ({
                planItem: string;
                id: string;
                title: string;
                parent?: string;
                opened: boolean;
            } & {
                [key: string]: unknown;
            })[];
            instructions: ({
                by: string;
                at: string;
                text: string;
            } & {
                [key: string]: unknown;
            })[];
            results: ({
                metric: string;
                value: number;
                unit: string;
                /** Format: date */
                on: string;
                by: string;
            } & {
                [key: string]: unknown;
            })[];
            /** Format: date */
            startedOn?: string;
            /** Format: date */
            closedOn?: string;
            countersigning?: {
                /** @enum {string} */
                mode: "all" | "any";
                persons: string[];
                signed: ({
                    person: string;
                    /** @enum {string} */
                    opinion: "agree" | "disagree";
                    comment?: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            /** @description A changed plan that waits for approval; the running one stays in force until then */
            amendment?: {
                plan: components["schemas"]["Plan"];
                reason: string;
                by: string;
                warnings: ({
                    id: string;
                    path: string;
                    word: string;
                    zh: string;
                    en: string;
                } & {
                    [key: string]: unknown;
                })[];
                countersigning?: {
                    /** @enum {string} */
                    mode: "all" | "any";
                    persons: string[];
                    signed: ({
                        person: string;
                        /** @enum {string} */
                        opinion: "agree" | "disagree";
                        comment?: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
            returned?: {
                by: string;
                reason: string;
            } & {
                [key: string]: unknown;
            };
            /** @description UnderAcceptance: what acceptance was asked for with */
            request?: {
                by: string;
                summary: string;
            } & {
                [key: string]: unknown;
            };
            retrospective?: {
                text: string;
                lessons: string[];
                by: string;
                /** Format: date-time */
                at: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Suspended or Terminated: why */
            ground?: string;
            /**
             * Format: date
             * @description Suspended: until when, as expected
             */
            expectedEndOn?: string;
            checks: ({
                day: number;
                /** Format: date */
                dueOn: string;
                /** @enum {string} */
                result?: "passed" | "failed";
                note?: string;
            } & {
                [key: string]: unknown;
            })[];
            /** Format: date */
            todayOn: string;
            availableActions: string[];
            board: components["schemas"]["BoardCounts"];
            goals: components["schemas"]["GoalStanding"][];
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        CampaignStatus: "Draft" | "Submitted" | "Returned" | "Running" | "Suspended" | "UnderAcceptance" | "Closed" | "Watch" | "Archived" | "Terminated";
        DeadlineCalculation: {
            /** @enum {string} */
            kind: "date" | "instant" | "none";
            rule?: {
                id: string;
                name: string;
                version: string;
                law: string;
                note?: string;
            };
            /** @description Version of the working calendar */
            calendar: string;
            /** Format: date */
            unrolledOn?: string;
            /** Format: date */
            dueOn?: string;
            dueAt?: string;
            rolled?: boolean;
            /** @description A year whose holidays are not announced took part */
            provisional: boolean;
            /** @description An exclusion has not ended: its expected end was taken */
            open?: boolean;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
            steps: {
                text: string;
                article?: string;
                /** @enum {string} */
                confidence: "high" | "medium" | "low";
                /** Format: date */
                resultOn?: string;
                resultAt?: string;
            }[];
            /** @description Last days to ask for the next extension and to decide on it */
            extensionWindow?: {
                /** Format: date */
                askByOn: string;
                /** Format: date */
                decideByOn: string;
                article: string;
            };
            /** Format: date */
            satisfiedOn?: string;
            /** Format: date */
            lapsedOn?: string;
        };
        Delegation: {
            id: string;
            principal: string;
            delegate: string;
            /** Format: date */
            fromOn: string;
            /** Format: date */
            untilOn: string;
            actions?: string[];
            revokedAt?: string;
            inForce: boolean;
        };
        Department: {
            id: string;
            name: string;
            nameEn?: string;
            /** @enum {string} */
            kind: "filing" | "trial" | "enforcement" | "tribunal" | "office";
            head?: string;
            leaderInCharge?: string;
            closed?: boolean;
        };
        Dispute: {
            ruling?: {
                document: string;
                /** Format: date */
                on: string;
                inCourt: boolean;
                /** Format: date */
                performBy?: string;
            } & {
                [key: string]: unknown;
            };
            proposedMediators: string[];
            appointment?: {
                asked: string;
                remaining: string[];
                declined: ({
                    mediator: string;
                    ground: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            sessions: ({
                /** Format: date */
                heldOn: string;
                mode: string;
                attended: string[];
            } & {
                [key: string]: unknown;
            })[];
            agreement?: {
                /** Format: date */
                madeOn: string;
                /** Format: date */
                performBy?: string;
                signed: string[];
                /** Format: date */
                effectiveOn?: string;
            } & {
                [key: string]: unknown;
            };
            services: ({
                id: string;
                document: string;
                hearing?: string;
                party: string;
                attempts: ({
                    method: string;
                    /** Format: date */
                    sentOn: string;
                    failed?: string;
                } & {
                    [key: string]: unknown;
                })[];
                /** Format: date-time */
                answerBy?: string;
                /** Format: date */
                servedOn?: string;
                stuck?: boolean;
            } & {
                [key: string]: unknown;
            })[];
            hearings: ({
                id: string;
                kind: string;
                /** Format: date-time */
                at: string;
                place?: string;
                /** Format: date */
                heldOn?: string;
                adjournedTo?: string;
                cancelled?: boolean;
            } & {
                [key: string]: unknown;
            })[];
            appeals: ({
                party: string;
                /** Format: date */
                on: string;
                /** Format: date */
                withdrawnOn?: string;
            } & {
                [key: string]: unknown;
            })[];
            preservations: ({
                id: string;
                kind: string;
                party: string;
                /** Format: date-time */
                appliedAt: string;
                decided?: {
                    granted: boolean;
                    /** Format: date-time */
                    at: string;
                    /** Format: date */
                    measureOn?: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[];
            extensionRequests: ({
                id: string;
                clock: string;
                months?: number;
                days?: number;
                reason: string;
                by: string;
                authority: string;
                /** Format: date */
                decideByOn?: string;
            } & {
                [key: string]: unknown;
            })[];
            exclusionRequests: ({
                id: string;
                clock: string;
                ground: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to?: string;
                /** Format: date */
                expectedTo?: string;
                reason: string;
                evidence: string[];
                by: string;
                /** Format: date */
                requestedOn: string;
                prolongs?: string;
                late?: boolean;
            } & {
                [key: string]: unknown;
            })[];
            objections: ({
                id: string;
                party: string;
                clock: string;
                entry?: string;
                /** Format: date-time */
                raisedAt: string;
                answered?: {
                    upheld: boolean;
                    by: string;
                    /** Format: date-time */
                    at: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[];
            supervision?: {
                ground: string;
                by: string;
                /** Format: date-time */
                at: string;
            } & {
                [key: string]: unknown;
            };
            consultations: ({
                id: string;
                kind: string;
                by: string;
                /** Format: date-time */
                askedAt: string;
                /** Format: date */
                heldOn?: string;
            } & {
                [key: string]: unknown;
            })[];
            links: ({
                id: string;
                of: string;
                /** Format: date-time */
                revokedAt?: string;
            } & {
                [key: string]: unknown;
            })[];
            id: string;
            /** @description For If-Match */
            version: number;
            number: string;
            status: components["schemas"]["DisputeStatus"];
            statusText: string;
            stage: components["schemas"]["PipelineStage"];
            /** @enum {string} */
            source: "walk-in" | "hotline" | "online" | "township" | "enterprise" | "partner";
            cause: string;
            amountFen?: number;
            township?: string;
            foreignRelated: boolean;
            department: string;
            /** @enum {string} */
            tier: "grassroots" | "coordination" | "guidance";
            partner?: string;
            venue: {
                /** @enum {string} */
                kind: "court" | "tribunal" | "shared-court" | "mobile-court";
                place?: string;
            };
            /** @description Only with the right read.dispute-parties */
            summary?: string;
            parties: components["schemas"]["DisputeParty"][];
            representatives: components["schemas"]["DisputeRepresentative"][];
            caseNumbers: {
                /** @enum {string} */
                stage: "pre-filing" | "confirmation" | "first-instance" | "second-instance" | "enforcement" | "enforcement-resumed";
                number: string;
            }[];
            registeredBy: string;
            /** Format: date-time */
            registeredAt: string;
            staff: {
                clerk: string;
                mediator?: string;
                judge?: string;
                assistant?: string;
                courtClerk?: string;
                enforcementOfficer?: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            procedure?: "small-claims" | "summary" | "ordinary";
            /** Format: date */
            filedOn?: string;
            clocks: components["schemas"]["DisputeClock"][];
            waiting: components["schemas"]["WaitingStep"][];
            handOvers: ({
                step: string;
                holder: string;
                /** Format: date-time */
                fromAt: string;
                /** Format: date-time */
                untilAt?: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description That something is sealed, never what */
            sealed: components["schemas"]["SealedStatement"][];
            openings: ({
                by: string;
                second?: string;
                purpose: string;
                /** Format: date-time */
                at: string;
                statements: string[];
            } & {
                [key: string]: unknown;
            })[];
            /** Format: date */
            todayOn: string;
            /** @description Commands the caller may give now */
            availableActions: string[];
        } & {
            [key: string]: unknown;
        };
        DisputeClock: {
            id: string;
            label: string;
            rule: string;
            version: string;
            party?: string;
            of?: string;
            /** @enum {string} */
            status: "running" | "paused" | "met" | "expired" | "ended";
            /** Format: date */
            startedOn: string;
            /** Format: date */
            dueOn?: string;
            /** Format: date-time */
            dueAt?: string;
            /** @description Calendar days from the court's today to the last day, today not counted; negative when it is past */
            remainingDays?: number;
            provisional: boolean;
            /** @description An exclusion has no end yet: its expected end was taken */
            open: boolean;
            /**
             * Format: date
             * @description 逾期: stays, whatever is entered later
             */
            lapsedOn?: string;
            window?: {
                /** Format: date */
                askByOn: string;
                /** Format: date */
                decideByOn: string;
            };
            exclusions: {
                id?: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to?: string;
                /** Format: date */
                expectedTo?: string;
                ground?: string;
                groundText?: string;
            }[];
            extensions: {
                id?: string;
                months?: number;
                days?: number;
                /** Format: date */
                approvedOn: string;
                by?: string;
            }[];
            statement?: components["schemas"]["DeadlineCalculation"];
            /** @description Why it cannot be computed */
            refused?: string;
        };
        DisputeLine: {
            id: string;
            number: string;
            title: string;
            status: components["schemas"]["DisputeStatus"];
            stage: components["schemas"]["PipelineStage"];
            open: boolean;
            /** @enum {string} */
            source: "walk-in" | "hotline" | "online" | "township" | "enterprise" | "partner";
            /** @enum {string} */
            tier: "grassroots" | "coordination" | "guidance";
            /** @enum {string} */
            venue: "court" | "tribunal" | "shared-court" | "mobile-court";
            venuePlace?: string;
            cause: string;
            amountFen?: number;
            township?: string;
            partner?: string;
            department: string;
            /** @enum {string} */
            procedure?: "small-claims" | "summary" | "ordinary";
            clerk: string;
            mediator?: string;
            judge?: string;
            enforcementOfficer?: string;
            registeredBy: string;
            /** Format: date */
            registeredOn: string;
            /**
             * Format: date
             * @description 诉前化解: when an agreement took effect before it was ever filed
             */
            resolvedOn?: string;
            /** Format: date */
            filedOn?: string;
            /** Format: date */
            ruledOn?: string;
            /** Format: date */
            closedOn?: string;
            /**
             * Format: date
             * @description The nearest last day of its running clocks
             */
            dueOn?: string;
            /** @description Calendar days from the court's today to the last day, today not counted; negative when it is past */
            remainingDays?: number;
            provisional: boolean;
            /** @description A clock of the court has overrun and is not met */
            lapsed: boolean;
            speciallySupervised: boolean;
            light: components["schemas"]["Light"];
            version: number;
        };
        DisputeList: {
            items: components["schemas"]["DisputeLine"][];
            nextCursor?: string;
            /** Format: date */
            todayOn: string;
        };
        DisputeParty: {
            id: string;
            /** @enum {string} */
            role: "applicant" | "respondent" | "third-party";
            /** @enum {string} */
            kind: "natural" | "legal";
            /** @description Masked (李某) for whoever may not read names, and for good once it was destroyed */
            name: string;
            masked: boolean;
            /** @description Only with the right read.dispute-parties */
            personal?: {
                name?: string;
                idNumber?: string;
                phone?: string;
                address?: string;
                email?: string;
            };
            minor?: boolean;
            noDomicile?: boolean;
            /** Format: date */
            onlineSince?: string;
            redacted?: boolean;
        };
        DisputeRepresentative: {
            id: string;
            of: string;
            /** @enum {string} */
            authority: "general" | "special";
            name: string;
            masked: boolean;
            personal?: {
                name?: string;
                idNumber?: string;
                phone?: string;
                address?: string;
                email?: string;
            };
            redacted?: boolean;
        };
        DisputeStatement: {
            id: string;
            number: string;
            caseNumbers: string[];
            /** Format: date */
            madeOn: string;
            clocks: components["schemas"]["DisputeClock"][];
        };
        /** @enum {string} */
        DisputeStatus: "Registered" | "Triaged" | "Mediating" | "Agreed" | "MediationFailed" | "Fulfilled" | "ConfirmationApplied" | "Confirmed" | "ConfirmationRefused" | "FilingReview" | "CorrectionOrdered" | "Filed" | "NotAccepted" | "Serving" | "AwaitingDefence" | "Trial" | "Adjudicated" | "Settled" | "Withdrawn" | "Appealed" | "SecondInstance" | "AppealWithdrawn" | "Effective" | "Remanded" | "EnforcementApplied" | "Enforcing" | "Completed" | "ProgrammeEnded" | "Resumed" | "Terminated" | "Transferred" | "Closed" | "Archived";
        DueDateExplanation: {
            id: string;
            /** Format: date */
            dueOn?: string;
            provisional: boolean;
            rule: components["schemas"]["DueRule"];
            /** Format: date */
            anchorOn?: string;
            steps: {
                text: string;
                /** Format: date */
                resultOn: string;
            }[];
            waitsFor?: {
                type: string;
                id: string;
                title?: string;
            } & {
                [key: string]: unknown;
            };
        };
        DueRule: {
            /**
             * Format: date
             * @example 2026-04-30
             */
            on: string;
            fixed?: boolean;
        } | {
            workingDays: number;
            after: string;
        } | {
            days: number;
            after: string;
        } | {
            months: number;
            after: string;
        };
        ExclusionGround: {
            /** @enum {string} */
            id: "publication" | "appraisal" | "out-of-court-settlement" | "jurisdiction-objection" | "audit-or-valuation" | "proceedings-suspended" | "adjournment-new-evidence" | "in-suit-mediation" | "stay-of-enforcement" | "auction-or-sale" | "obstacle" | "limitation-suspended";
            name: components["schemas"]["Wording"];
            article: components["schemas"]["Wording"];
            /**
             * @description Read in the text of the law, taken from a secondary source, or unsure
             * @enum {string}
             */
            confidence: "high" | "medium" | "low";
            atMostMonths?: number;
            countedDays?: number;
            askedWithinDays?: number;
            endsMonthsAfter?: number;
            /**
             * @description The law refuses this ground
             * @enum {boolean}
             */
            barred?: true;
        };
        ExtensionStep: {
            /** @enum {string} */
            by?: "president" | "higher-court" | "parties" | "court";
            atMost?: {
                months: number;
            };
            /**
             * @description Of the last one: it may be given again
             * @enum {boolean}
             */
            repeatable?: true;
            /**
             * @description Asked for 15 days and decided 5 days before the end
             * @enum {boolean}
             */
            windowed?: true;
            article: components["schemas"]["Wording"];
            /**
             * @description Read in the text of the law, taken from a secondary source, or unsure
             * @enum {string}
             */
            confidence: "high" | "medium" | "low";
        };
        Figure: {
            count: number;
            /** @description Parameters of GET /work-items that list exactly the items counted */
            query: {
                [key: string]: string;
            };
        };
        GoalStanding: {
            metric: string;
            name: string;
            unit: string;
            baseline?: number;
            target: number;
            /** Format: date */
            by: string;
            /** @description The result recorded last for this metric, in the goal's unit */
            latest?: {
                value: number;
                /** Format: date */
                on: string;
            };
            /** @description Whether the latest result is at the target, on the side away from the baseline */
            reached?: boolean;
            /** @description How much of the way from the baseline, or from 0, to the target the latest result has come, in percent */
            way?: number;
        };
        ImportAnswer: {
            dryRun: boolean;
            applied: boolean;
            commands: number;
            summary: {
                rows: number;
                added: number;
                changed: number;
                unchanged: number;
                leavers: number;
            };
            faults: {
                row: number;
                column?: string;
                code: string;
                message: string;
            }[];
        };
        Ladder: {
            version: string;
            /** @enum {string} */
            priority?: "A" | "B" | "C";
            rungs: {
                id: string;
                offsetWorkingDays: number;
                audience: ("person" | "supervisor" | "department-head" | "task-force-lead" | "leader-in-charge" | "president")[];
                /** @enum {string} */
                notice?: "supervision-notice";
                /** @enum {string} */
                repeat?: "weekly";
            }[];
        };
        LeaverPreview: {
            person: string;
            open: {
                appointments: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                items: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                decisions: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                leads: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                supervisions: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                cases: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                tokens: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                delegations: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                sessions: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
            };
            total: number;
        };
        /** @enum {string} */
        Light: "green" | "yellow" | "red" | "grey";
        ListedCampaign: {
            id: string;
            title: string;
            theme: string;
            brand?: string;
            status: components["schemas"]["CampaignStatus"];
            lead: string;
            leaderInCharge: string;
            draftedBy: string;
            departments: string[];
            /** Format: date */
            startsOn: string;
            /** Format: date */
            endsOn: string;
            /** Format: date */
            startedOn?: string;
            /** Format: date */
            closedOn?: string;
            amendmentPending: boolean;
            version: number;
            items: components["schemas"]["Figure"];
            open: components["schemas"]["Figure"];
            lights: {
                green?: components["schemas"]["Figure"];
                yellow?: components["schemas"]["Figure"];
                red?: components["schemas"]["Figure"];
                grey?: components["schemas"]["Figure"];
            };
            /** @description Of its items, by weight */
            progress: number;
            goals: components["schemas"]["GoalStanding"][];
            nextMilestone?: {
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
                remainingWorkingDays: number;
            };
            /** @description The plan's milestones by date */
            milestones: {
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                /** Format: date */
                reachedOn?: string;
            }[];
            /** @description Steps of the campaign itself that wait for persons */
            waiting: components["schemas"]["WaitingStep"][];
            /** @description To the day the plan ends; absent once the campaign is over */
            remainingWorkingDays?: number;
        };
        Me: {
            person: string;
            name?: string;
            department: string;
            posts: string[];
            roles: ("staff" | "clerk" | "mediator" | "judge" | "task-force-lead" | "department-head" | "leader" | "president" | "trial-management" | "auditor" | "administrator" | "integration")[];
            /** @enum {string} */
            language: "zh-CN" | "en";
            /** @description Whom the person may stand in for now (X-On-Behalf-Of) */
            principals: {
                person: string;
                name?: string;
                delegation: string;
                untilOn: string;
                actions?: string[];
            }[];
            mustChangePassword: boolean;
            /** @enum {string} */
            via: "session" | "token";
            courtName: string;
            /** Format: date-time */
            courtNow: string;
            todayOn: string;
            demo: boolean;
        };
        MovedClocks: {
            /** @description Open disputes that would adopt it */
            open: number;
            /** @description Clocks of theirs that would end on another day */
            moved: number;
            /** @description Whether every change is among the rows */
            complete: boolean;
            rows: {
                /** @description Left out where the caller may not read the dispute */
                dispute?: {
                    id: string;
                    number: string;
                    cause: string;
                    department: string;
                };
                /** @description Its id in the dispute */
                clock: string;
                label: string;
                /** Format: date */
                from?: string;
                /** Format: date */
                to?: string;
                /** @description Why the clock would stay as it is: the law refuses an entry of it under the new calendar */
                refused?: string;
            }[];
        };
        Notice: {
            id: string;
            stream: string;
            template: string;
            params: {
                [key: string]: unknown;
            };
            title?: string;
            subject: string;
            text: string;
            at: string;
            /** @description When it was written, for marking read; after a downtime later than what it is about */
            recordedAt: string;
            unread: boolean;
        };
        Organisation: {
            version: number;
            name: string;
            nameEn?: string;
            president?: string;
            departments: components["schemas"]["Department"][];
            posts: components["schemas"]["Post"][];
            persons: components["schemas"]["Person"][];
            partners: {
                id: string;
                name: string;
                kind: string;
                tier: string;
            }[];
            delegations: components["schemas"]["Delegation"][];
            processes: {
                id: string;
                version: string;
                name: string;
                steps: string[];
            }[];
            /** @description Commands on the court that the caller may give */
            availableActions: string[];
        };
        PendingStep: {
            step: string;
            text: string;
            owner: string;
            who: string;
            sinceAt: string;
            dueAt: string;
            overdue: boolean;
        };
        Person: {
            id: string;
            name?: string;
            email?: string;
            department: string;
            posts: string[];
            roles: ("staff" | "clerk" | "mediator" | "judge" | "task-force-lead" | "department-head" | "leader" | "president" | "trial-management" | "auditor" | "administrator" | "integration")[];
            /** @enum {string} */
            status: "active" | "left";
            /** Format: date */
            leftOn?: string;
            absences: {
                /** Format: date */
                fromOn: string;
                /** Format: date */
                untilOn: string;
            }[];
            /** @enum {string} */
            language: "zh-CN" | "en";
        };
        /** @enum {string} */
        PipelineStage: "intake" | "mediation" | "confirmation" | "filing" | "service" | "trial" | "appeal" | "enforcement" | "over";
        Plan: {
            title: string;
            theme: string;
            brand?: string;
            lead: string;
            leaderInCharge: string;
            departments: string[];
            /** Format: date */
            startsOn: string;
            /** Format: date */
            endsOn: string;
            goals: ({
                metric: string;
                name: string;
                baseline?: number;
                target: number;
                unit: string;
                /** Format: date */
                by: string;
            } & {
                [key: string]: unknown;
            })[];
            regimes: ({
                title: string;
                owner?: string;
                /** Format: date */
                effectiveOn?: string;
                file?: string;
            } & {
                [key: string]: unknown;
            })[];
            milestones: ({
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                gate?: string;
            } & {
                [key: string]: unknown;
            })[];
            items: ({
                id: string;
                title: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        Post: {
            id: string;
            name: string;
            nameEn?: string;
            department: string;
            closed?: boolean;
        };
        RestartGround: {
            /** @enum {string} */
            id: "corrections-received" | "limitation-interrupted";
            name: components["schemas"]["Wording"];
            article: components["schemas"]["Wording"];
            /**
             * @description Read in the text of the law, taken from a secondary source, or unsure
             * @enum {string}
             */
            confidence: "high" | "medium" | "low";
            onlyWhileRunning: boolean;
        };
        RowResult: {
            index: number;
            id?: string;
            ok: boolean;
            version?: number;
            problem?: {
                code: string;
                status: number;
                title: string;
                detail: string;
                reason?: string;
            } & {
                [key: string]: unknown;
            };
        };
        RuleVariant: {
            limit: {
                days: number;
            } | {
                workingDays: number;
            } | {
                months: number;
            } | {
                years: number;
            } | {
                hours: number;
            } | "none";
            article: components["schemas"]["Wording"];
            extensions?: components["schemas"]["ExtensionStep"][];
        };
        RuleVersion: {
            /**
             * @description in-force: what a clock that starts today follows; proposed: waits for the president
             * @enum {string}
             */
            status: "past" | "in-force" | "upcoming" | "proposed";
            /** @enum {string} */
            source: "built-in" | "court";
            row: components["schemas"]["StatutoryRule"];
            proposedBy?: string[];
            /** Format: date-time */
            proposedAt?: string;
            approvedBy?: string;
            /** Format: date-time */
            approvedAt?: string;
        };
        RuleVersionPage: {
            rules: components["schemas"]["RuleVersion"][];
            /** @description Rules whose proposed version the caller may approve */
            mayApprove: string[];
            nextCursor?: string;
        };
        RuleVersionPreview: {
            rule: string;
            version: string;
            /** Format: date */
            startsOn: string;
            /** @description False for a sample that starts before the version does: it keeps the earlier one */
            applies: boolean;
            /** @description Whether the date, or what is refused, differs */
            changed: boolean;
            before: components["schemas"]["TrialOutcome"];
            after: components["schemas"]["TrialOutcome"];
        };
        SealedStatement: {
            id: string;
            by: string;
            /** @enum {string} */
            kind: "concession" | "statement" | "note";
            /** Format: date-time */
            at: string;
            /** @enum {boolean} */
            sealed: true;
        };
        Settings: {
            version: number;
            currentCalendar: string;
            calendars: {
                [key: string]: components["schemas"]["CalendarTable"];
            };
            currentLadders: {
                A: string;
                B: string;
                C: string;
            };
            ladders: {
                [key: string]: components["schemas"]["Ladder"];
            };
            numberFormats: {
                [key: string]: string;
            };
            clock: {
                courtAnchorAt: string;
                wallAnchorAt: string;
                scale: number;
            };
            courtNow: string;
            dutyWords: {
                version: string;
                forbidden: string[];
                counting: string[];
            };
        };
        SimilarDisputes: {
            similar: {
                id: string;
                number: string;
                cause: string;
                status: components["schemas"]["DisputeStatus"];
                /** @description Share of what was sought that it holds; less when it is longer or under another cause */
                score: number;
                /** @description Words that both have, in those that were sought; absent where the caller may not read what one of them is about */
                shared?: string[];
            }[];
        };
        StatutoryRule: {
            id: string;
            version: string;
            /**
             * Format: date
             * @description Clocks that start on or after this day follow it
             * @example 2026-04-30
             */
            fromOn: string;
            name: components["schemas"]["Wording"];
            /** @description The version of the law it was taken from */
            law: {
                zh: string;
                en: string;
            };
            note?: components["schemas"]["Wording"];
            limit: {
                days: number;
            } | {
                workingDays: number;
            } | {
                months: number;
            } | {
                years: number;
            } | {
                hours: number;
            } | "none";
            /**
             * @description Counted backwards from the event of `starts`
             * @enum {boolean}
             */
            before?: true;
            /** @description Whether a last day on a holiday moves */
            rolls: boolean;
            starts: components["schemas"]["Wording"];
            satisfiedBy: components["schemas"]["Wording"];
            /** @enum {string} */
            lateAct: "refused" | "overrun";
            article: components["schemas"]["Wording"];
            /**
             * @description Read in the text of the law, taken from a secondary source, or unsure
             * @enum {string}
             */
            confidence: "high" | "medium" | "low";
            extensions: components["schemas"]["ExtensionStep"][];
            grounds: components["schemas"]["ExclusionGround"][] | "any";
            restarts: components["schemas"]["RestartGround"][];
            /** @enum {string} */
            procedure?: "small-claims" | "summary" | "ordinary";
            variants?: {
                "no-domicile"?: components["schemas"]["RuleVariant"];
                "foreign-related"?: components["schemas"]["RuleVariant"];
            };
            /** @description Which row governs after a conversion to that rule */
            convertsTo?: {
                [key: string]: string;
            };
        };
        Timeline: {
            stream: string;
            /** @enum {string} */
            kind: "court" | "campaign" | "work-item" | "dispute";
            entries: components["schemas"]["TimelineEntry"][];
            /** @description Steps that wait now; on the last page */
            pending: components["schemas"]["PendingStep"][];
            nextCursor?: string;
        };
        TimelineEntry: {
            seq: number;
            type: string;
            at: string;
            recordedAt: string;
            actor: string;
            who: string;
            onBehalfOf?: string;
            /** @description The principal by name, when it was done under a delegation */
            forWhom?: string;
            /** @description What was done, in words; the doer stands before it */
            text: string;
        };
        Todo: {
            stream: string;
            /** @enum {string} */
            kind: "court" | "campaign" | "work-item" | "dispute";
            step: string;
            owner: string;
            /** @description The principal, when the step is someone else's for whom the caller may act */
            onBehalfOf?: string;
            title: string;
            /** @description Why the caller has it, as one sentence in the language asked for */
            why?: string;
            sinceAt: string;
            dueAt: string;
            overdue: boolean;
            /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
            remainingWorkingDays: number;
            /**
             * @description Of a work item
             * @enum {string}
             */
            light?: "green" | "yellow" | "red" | "grey";
            /** @description The commands with which the caller may answer this very step now */
            actions: string[];
        };
        TrialOutcome: {
            calculation?: components["schemas"]["DeadlineCalculation"];
            /** @description The rule refuses an entry of the ledger */
            refusal?: {
                reason: string;
                text: string;
                article?: string;
            };
        };
        WaitingStep: {
            step: string;
            key?: string;
            owner: string;
            /** Format: date-time */
            sinceAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            remindAt?: string;
            /** Format: date-time */
            climbAt?: string;
        } & {
            [key: string]: unknown;
        };
        Wording: {
            zh: string;
            en: string;
        };
        WorkItem: {
            id: string;
            /** @description For If-Match */
            version: number;
            status: components["schemas"]["WorkItemStatus"];
            title: string;
            source: {
                /** @enum {string} */
                type: "campaign" | "meeting" | "instruction" | "feedback" | "inspection" | "review" | "superior" | "research" | "manual";
                reference?: string;
                by?: string;
                /** Format: date */
                receivedOn?: string;
            } & {
                [key: string]: unknown;
            };
            campaign?: {
                id: string;
                lead: string;
                leaderInCharge: string;
                /** Format: date */
                endsOn: string;
            } & {
                [key: string]: unknown;
            };
            planItem?: string;
            parent?: string;
            children: ({
                id: string;
                title: string;
                closed: boolean;
                weight: number;
            } & {
                [key: string]: unknown;
            })[];
            duty: {
                department: string;
                post?: string;
                responsible?: string;
                coOrganisers: string[];
                supervisor?: string;
            };
            delegate?: {
                person: string;
                /** Format: date */
                untilOn: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            priority: "A" | "B" | "C";
            weight: number;
            target?: {
                metric: string;
                value: number;
                unit: string;
            };
            dutyText?: string;
            process?: string;
            processStep: number;
            due: components["schemas"]["DueRule"];
            /** Format: date */
            dueOn?: string;
            /** Format: date */
            reworkDueOn?: string;
            /** Format: date */
            openedOn?: string;
            provisional: boolean;
            /** @enum {string} */
            report?: "daily" | "weekly" | "half-monthly" | "monthly";
            /** Format: date */
            nextReportOn?: string;
            evidence: string[];
            extensions: number[];
            waiting: components["schemas"]["WaitingStep"][];
            reports: ({
                /** Format: date-time */
                at: string;
                by: string;
                summary: string;
                progress?: number;
            } & {
                [key: string]: unknown;
            })[];
            notices: ({
                number: string;
                text: string;
                /** Format: date-time */
                issuedAt: string;
                /** Format: date */
                replyByOn: string;
                reply?: string;
                /** Format: date-time */
                repliedAt?: string;
            } & {
                [key: string]: unknown;
            })[];
            instructions: ({
                by: string;
                /** Format: date-time */
                at: string;
                text: string;
            } & {
                [key: string]: unknown;
            })[];
            files?: ({
                sha256: string;
                name: string;
                sizeBytes: number;
                mediaType: string;
                by: string;
                /** Format: date-time */
                at: string;
            } & {
                [key: string]: unknown;
            })[];
            holders: ({
                person: string;
                department: string;
                /** Format: date */
                fromOn: string;
                /** Format: date */
                untilOn?: string;
            } & {
                [key: string]: unknown;
            })[];
            overdueDays: number;
            registeredBy: string;
            /** Format: date-time */
            registeredAt: string;
            submission?: {
                summary: string;
                evidence: {
                    name: string;
                    sha256?: string;
                    uri?: string;
                }[];
                by: string;
                onBehalfOf?: string;
                /** Format: date-time */
                at: string;
                result?: {
                    metric: string;
                    value: number;
                    unit: string;
                };
            } & {
                [key: string]: unknown;
            };
            signedOffBy?: string;
            /** Format: date */
            signedOffOn?: string;
            light: components["schemas"]["Light"];
            lightReason: string;
            progress: number;
            /**
             * Format: date
             * @description The court's today, which the light is of
             */
            todayOn: string;
            /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
            remainingWorkingDays?: number;
            /** @description What a waiting item waits for; it frees itself */
            waitsFor?: {
                type: string;
                id: string;
                title?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Commands the caller may give now */
            availableActions: string[];
        } & {
            [key: string]: unknown;
        };
        WorkItemLine: {
            id: string;
            title: string;
            status: components["schemas"]["WorkItemStatus"];
            open: boolean;
            /** @enum {string} */
            source: "campaign" | "meeting" | "instruction" | "feedback" | "inspection" | "review" | "superior" | "research" | "manual";
            campaign?: string;
            planItem?: string;
            parent?: string;
            department: string;
            post?: string;
            responsible?: string;
            supervisor?: string;
            registeredBy: string;
            people: string[];
            /** @enum {string} */
            priority: "A" | "B" | "C";
            weight: number;
            /** Format: date */
            dueOn?: string;
            /** Format: date */
            openedOn?: string;
            /** Format: date */
            closedOn?: string;
            light: components["schemas"]["Light"];
            provisional: boolean;
            waitsFor?: string;
            missedReports: number;
            dependents: number;
            version: number;
            progress: number;
            /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
            remainingWorkingDays?: number;
            /** @description What its due date is counted from: "start", a milestone's id or an item's id; `waitsFor` while that is still to come */
            anchor?: string;
            /** @description The milestone of the plan that it serves */
            milestone?: string;
            /**
             * Format: date
             * @description When the plan has it open; for bars of items that wait
             */
            plannedOpensOn?: string;
            /** Format: date */
            plannedDueOn?: string;
        };
        WorkItemList: {
            items: components["schemas"]["WorkItemLine"][];
            nextCursor?: string;
            /** Format: date */
            todayOn: string;
        };
        /** @enum {string} */
        WorkItemStatus: "Registered" | "Waiting" | "Assigned" | "InProgress" | "Suspended" | "SubmittedForSignOff" | "SignedOff" | "Waived";
    };
}
