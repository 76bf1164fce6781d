-- Orders are totalled anew, so that each says whether its row is all there is of it. Lines are asked until then.
update batch set totalled = false where totalled;
